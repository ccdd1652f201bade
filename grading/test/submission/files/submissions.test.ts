import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { type CollectOptions, collect } from "../../../submission/files/submissions.ts";
import { Titles } from "../../../submission/files/titles.ts";
import { handIn, type Tree } from "../handed-in.ts";
import { temporaryFolder } from "../temporary.ts";

const titles = new Titles(["01-files", "03-pipes", "04-sockets"], ["pipes/two-way"]);
const x = "{}";

describe("collecting submissions", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
    mkdirSync(at("class"));
  });
  afterEach(() => folder.remove());
  const at = (...names: string[]): string => join(folder.path, ...names);

  /** What was handed in → the files of each student, as they are named for readers. */
  const rows: Record<string, [Tree, Record<string, string[]>]> = {
    "a notebook is its student's, and so is a folder": [
      { "bob.ipynb": x, "alice/03-pipes.ipynb": x, "alice/01-files.ts": x, ".x.ts": x },
      { alice: ["alice/01-files.ts", "alice/03-pipes.ipynb"], bob: ["bob.ipynb"] },
    ],
    "archives and what was unpacked of them are one student's": [
      {
        "alice.zip": { "03-pipes.ipynb": x },
        "alice/01-files.ipynb": x,
        "bob.zip": { "b.ipynb": x },
      },
      {
        alice: ["alice.zip/03-pipes.ipynb", "alice/01-files.ipynb"],
        bob: ["bob.zip/b.ipynb"],
      },
    ],
    "copies of a lesson are no students": [
      {
        "alice/03-pipes.ipynb": x,
        "alice/03-pipes (2).ipynb": x,
        "alice/03-pipes (10).ipynb": x,
        "bob/Copy of 01_files.ipynb": x,
        "bob/Untitled1.ipynb": x,
        "bob/pipes-Copy1.ipynb": x,
      },
      {
        alice: ["alice/03-pipes.ipynb", "alice/03-pipes (2).ipynb", "alice/03-pipes (10).ipynb"],
        bob: ["bob/Copy of 01_files.ipynb", "bob/pipes-Copy1.ipynb", "bob/Untitled1.ipynb"],
      },
    ],
    "a name beside the lesson's is the student's": [
      { "alice_03-pipes.ipynb": x, "alice 04-sockets.ipynb": x, "03-pipes-bob.ipynb": x },
      { alice: ["alice 04-sockets.ipynb", "alice_03-pipes.ipynb"], bob: ["03-pipes-bob.ipynb"] },
    ],
    "numbers of students are no lessons": [
      { "01-alice.ipynb": x, "02-bob.ipynb": x },
      { "01-alice": ["01-alice.ipynb"], "02-bob": ["02-bob.ipynb"] },
    ],
    "sections hold students": [
      {
        "section-1/alice/03-pipes.ipynb": x,
        "section-1/bob/03-pipes.ipynb": x,
        "section-2/carol/03-pipes.ipynb": x,
        "section-2/dave.zip": { "w.ipynb": x },
      },
      {
        alice: ["section-1/alice/03-pipes.ipynb"],
        bob: ["section-1/bob/03-pipes.ipynb"],
        carol: ["section-2/carol/03-pipes.ipynb"],
        dave: ["section-2/dave.zip/w.ipynb"],
      },
    ],
    "the whole course is one student's": [
      {
        "alice/course/notebooks/01-files.ipynb": x,
        "alice/course/notebooks/03-pipes.ipynb": x,
        "alice/course/grading/course/pipes/two-way/checks.ts": x,
        "alice/course/lib/index.ts": x,
        "bob/03-pipes.ipynb": x,
      },
      {
        alice: [
          "alice/course/grading/course/pipes/two-way/checks.ts",
          "alice/course/lib/index.ts",
          "alice/course/notebooks/01-files.ipynb",
          "alice/course/notebooks/03-pipes.ipynb",
        ],
        bob: ["bob/03-pipes.ipynb"],
      },
    ],
    "an older copy in a folder is the same student's": [
      {
        "alice/03-pipes.ipynb": x,
        "alice/old/03-pipes.ipynb": x,
        "bob/01-files/01-files.ipynb": x,
        "bob/03-pipes/03-pipes.ipynb": x,
      },
      {
        alice: ["alice/03-pipes.ipynb", "alice/old/03-pipes.ipynb"],
        bob: ["bob/01-files/01-files.ipynb", "bob/03-pipes/03-pipes.ipynb"],
      },
    ],
    "a name composed in two ways is one": [
      {
        ["José/01-files.ipynb".normalize("NFC")]: x,
        ["José/03-pipes.ipynb".normalize("NFD")]: x,
        ["김민수/03-pipes.ipynb".normalize("NFD")]: x,
      },
      {
        ["José".normalize("NFC")]: [
          "José/01-files.ipynb".normalize("NFC"),
          "José/03-pipes.ipynb".normalize("NFD"),
        ],
        김민수: ["김민수/03-pipes.ipynb".normalize("NFD")],
      },
    ],
    "Moodle: the number is the student's": [
      {
        "Kim Minsu_103_assignsubmission_file_/a.ipynb": x,
        "Kim Minsu_104_assignsubmission_file_/a.ipynb": x,
        "Kim Minsu_104_assignsubmission_onlinetext_/onlinetext.html": x,
        "Participant_101_assignsubmission_file/a.ipynb": x,
        "Participant_102_assignsubmission_file/sub/a.ipynb": x,
      },
      {
        "Kim Minsu_103": ["Kim Minsu_103_assignsubmission_file_/a.ipynb"],
        "Kim Minsu_104": ["Kim Minsu_104_assignsubmission_file_/a.ipynb"],
        Participant_101: ["Participant_101_assignsubmission_file/a.ipynb"],
        Participant_102: ["Participant_102_assignsubmission_file/sub/a.ipynb"],
      },
    ],
    "Moodle: files without folders, groups before the name, a team": [
      {
        "Lee_Jiho_7_assignsubmission_file_03-pipes.ipynb": x,
        "Group A-Kim Minsu_8_assignsubmission_file_/a.ipynb": x,
        "Kim Minsu_8_assignsubmission_file_/b.ipynb": x,
        "Default team_assignsubmission_file_/a.ipynb": x,
      },
      {
        "Default team": ["Default team_assignsubmission_file_/a.ipynb"],
        "Kim Minsu_8": [
          "Group A-Kim Minsu_8_assignsubmission_file_/a.ipynb",
          "Kim Minsu_8_assignsubmission_file_/b.ipynb",
        ],
        Lee_Jiho_7: ["Lee_Jiho_7_assignsubmission_file_03-pipes.ipynb"],
      },
    ],
    "Canvas: the number of the user is the student's": [
      {
        "kimminsu_11_900_03-pipes.ipynb": x,
        "kimminsu_12_901_03-pipes.ipynb": x,
        "김민수_13_902_03-pipes.ipynb": x,
        "müller_jörg_LATE_14_903_x.ipynb": x,
        "kimminsu_11_910_04-sockets.ipynb": x,
        "kimminsu_12_930_w.zip": { "a/w.ipynb": x },
      },
      {
        kimminsu_11: ["kimminsu_11_900_03-pipes.ipynb", "kimminsu_11_910_04-sockets.ipynb"],
        kimminsu_12: ["kimminsu_12_901_03-pipes.ipynb", "kimminsu_12_930_w.zip/a/w.ipynb"],
        müller_jörg_14: ["müller_jörg_LATE_14_903_x.ipynb"],
        김민수_13: ["김민수_13_902_03-pipes.ipynb"],
      },
    ],
    "Canvas: hidden names": [
      {
        "anon_Xy12Z_904_x.ipynb": x,
        "LATE_anon_Ab3de_905_3_x.ipynb": x,
        "anon_12345_906_x.ipynb": x,
      },
      {
        anon_12345: ["anon_12345_906_x.ipynb"],
        anon_Ab3de: ["LATE_anon_Ab3de_905_3_x.ipynb"],
        anon_Xy12Z: ["anon_Xy12Z_904_x.ipynb"],
      },
    ],
    "Canvas in a folder of the class, beside a file that came by mail": [
      {
        "week 3/kim_11_900_x.ipynb": x,
        "week 3/lee_12_901_x.ipynb": x,
        "week 3/park_13_902_x.ipynb": x,
        "week 3/bob.ipynb": x,
        "week 3/notes.pdf": x,
      },
      {
        bob: ["week 3/bob.ipynb"],
        kim_11: ["week 3/kim_11_900_x.ipynb"],
        lee_12: ["week 3/lee_12_901_x.ipynb"],
        park_13: ["week 3/park_13_902_x.ipynb"],
        notes: [],
      },
    ],
    "nbgrader's folders": [
      {
        "submitted/alice/01-files/01-files.ipynb": x,
        "submitted/alice/03-pipes/03-pipes.ipynb": x,
        "submitted/bob/03-pipes/03-pipes.ipynb": x,
        "source/03-pipes/03-pipes.ipynb": x,
        "release/03-pipes/03-pipes.ipynb": x,
        "autograded/bob/03-pipes/03-pipes.ipynb": x,
        "gradebook.db": x,
      },
      {
        alice: [
          "submitted/alice/01-files/01-files.ipynb",
          "submitted/alice/03-pipes/03-pipes.ipynb",
        ],
        bob: ["submitted/bob/03-pipes/03-pipes.ipynb"],
      },
    ],
    "what looks like Canvas's name in a student's folder is not": [
      {
        "alice/lab_1_2_x.ipynb": x,
        "bob/lab_1_2_x.ipynb": x,
        "bob/03-pipes.ipynb": x,
        "carol.ipynb": x,
      },
      {
        alice: ["alice/lab_1_2_x.ipynb"],
        bob: ["bob/03-pipes.ipynb", "bob/lab_1_2_x.ipynb"],
        carol: ["carol.ipynb"],
      },
    ],
    "what a student has named is not believed": [
      {
        "mallory.zip": { "Kim_7_assignsubmission_file_/a.ipynb": x },
        "Kim_7_assignsubmission_file_/a.ipynb": x,
        "Eve_8_assignsubmission_file_/kim_11_900_x.ipynb": x,
        "Eve_8_assignsubmission_file_/Kim_7_assignsubmission_file_/a.ipynb": x,
      },
      {
        Eve_8: [
          "Eve_8_assignsubmission_file_/Kim_7_assignsubmission_file_/a.ipynb",
          "Eve_8_assignsubmission_file_/kim_11_900_x.ipynb",
        ],
        Kim_7: ["Kim_7_assignsubmission_file_/a.ipynb"],
        mallory: ["mallory.zip/Kim_7_assignsubmission_file_/a.ipynb"],
      },
    ],
    "dates are no numbers of users": [
      { "hw_3_14_alice.ipynb": x, "hw_3_14_bob.ipynb": x },
      { hw_3_14_alice: ["hw_3_14_alice.ipynb"], hw_3_14_bob: ["hw_3_14_bob.ipynb"] },
    ],
  };

  for (const [title, [tree, expected]] of Object.entries(rows)) {
    it(title, async () => {
      await handIn(at("class"), tree);
      assert.deepEqual(await found([at("class")]), expected);
    });
  }

  /** What a class's archive holds → the students. */
  const archives: Record<string, [Tree, string[]]> = {
    "one folder around the students' folders": [
      { "hw/alice/03-pipes.ipynb": x, "hw/bob/03-pipes.ipynb": x },
      ["alice", "bob"],
    ],
    "one folder around the students' files": [
      { "hw/alice.ipynb": x, "hw/bob.ipynb": x, "__MACOSX/hw/._bob.ipynb": x },
      ["alice", "bob"],
    ],
    "one folder around what Canvas gives": [
      { "hw/kim_11_900_x.ipynb": x, "hw/kim_11_901_x-1.ipynb": x },
      ["kim_11"],
    ],
    "students' archives": [
      {
        "alice/03-pipes.ipynb": x,
        "bob.zip": { "x.ipynb": x },
        "carol/work.zip": { "c/03-pipes.ipynb": x },
      },
      ["alice", "bob", "carol"],
    ],
    "one student's lesson": [{ "03_pipes.ipynb": x }, ["class"]],
    "one student's folder": [{ "alice/x.ipynb": x, "alice/y.ts": x }, ["alice"]],
    sections: [
      {
        "hw/1/alice.zip": { "03-pipes.ipynb": x },
        "hw/1/bob/03-pipes.ipynb": x,
        "hw/2/carol/03-pipes.ipynb": x,
        "hw/2/dave/03-pipes.ipynb": x,
      },
      ["alice", "bob", "carol", "dave"],
    ],
  };

  for (const [title, [tree, students]] of Object.entries(archives)) {
    it(`an archive with ${title}`, async () => {
      await handIn(folder.path, { "class.zip": tree });
      assert.deepEqual(Object.keys(await found([at("class.zip")])), students);
    });
  }

  /** What cannot be told apart, and the words that tell of it. */
  const refusals: Record<string, [Tree, RegExp]> = {
    "two of one name in two sections": [
      { "1/alice/03-pipes.ipynb": x, "1/bob/03-pipes.ipynb": x, "2/alice/03-pipes.ipynb": x },
      /class\/1\/alice and .*class\/2\/alice both give the name alice.*Rename one/,
    ],
    "one name for tables of two": [
      { "a\u200Bb.ipynb": x, "a b.ipynb": x },
      /both give the name a b/,
    ],
    "a section among students": [
      { "alice/03-pipes.ipynb": x, "late/bob/03-pipes.ipynb": x, "late/carol/03-pipes.ipynb": x },
      /class\/late holds bob\/03-pipes.ipynb and carol\/03-pipes.ipynb.*--each/,
    ],
    "a section of files among students": [
      { "alice/03-pipes.ipynb": x, "late/bob.ipynb": x, "late/carol.ipynb": x },
      /class\/late holds bob.ipynb and carol.ipynb/,
    ],
    "a section with the lesson as it was given": [
      { "1/03-pipes.ipynb": x, "1/bob.ipynb": x, "1/carol.ipynb": x },
      /class\/1 holds bob.ipynb and carol.ipynb/,
    ],
    "the lesson as it was given beside a student's": [
      { "03-pipes.ipynb": x, "bob.ipynb": x },
      /class holds 03-pipes.ipynb and bob.ipynb/,
    ],
    "a section's archive among students'": [
      {
        "alice.zip": { "03-pipes.ipynb": x },
        "1.zip": { "1/bob/03-pipes.ipynb": x, "1/carol/03-pipes.ipynb": x },
      },
      /class\/1.zip\/1 holds bob\/03-pipes.ipynb and carol\/03-pipes.ipynb.*unpacked/,
    ],
    "folders of folders with nobody's names": [
      { "1/alice/x.ipynb": x, "1/bob/x.ipynb": x },
      /class\/1 holds alice and bob/,
    ],
    "a number of Moodle with two names": [
      {
        "Kim Minsu_7_assignsubmission_file_/a.ipynb": x,
        "Lee Jiho_7_assignsubmission_file_/a.ipynb": x,
      },
      /Kim Minsu_7_assign.* and .*Lee Jiho_7_assign.* have one number and two names/,
    ],
    "a number of Canvas with two names": [
      { "kim_11_900_x.ipynb": x, "lee_11_901_x.ipynb": x, "park_12_902_x.ipynb": x },
      /kim_11_900_x.ipynb and .*lee_11_901_x.ipynb have one number/,
    ],
    "one user of Canvas with two people's files": [
      { "lab_1_1_alice.ipynb": x, "lab_1_2_bob.ipynb": x },
      /class holds alice.ipynb and bob.ipynb/,
    ],
    "sections in a folder called as nbgrader's": [
      { "submitted/1/alice/03-pipes.ipynb": x, "submitted/1/bob/03-pipes.ipynb": x },
      /submitted\/1 holds alice\/03-pipes.ipynb and bob\/03-pipes.ipynb/,
    ],
  };

  for (const [title, [tree, message]] of Object.entries(refusals)) {
    it(`refuses ${title}`, async () => {
      await handIn(at("class"), tree);
      await assert.rejects(found([at("class")]), { name: "SubmissionError", message });
    });
  }

  it("--each takes each thing at the top as one student's", async () => {
    await handIn(at("class"), {
      "late/bob.ipynb": x,
      "late/carol.ipynb": x,
      "alice/03-pipes.ipynb": x,
    });
    const names = Object.keys(await found([at("class")], { each: true }));
    assert.deepEqual(names, ["alice", "late"]);
  });

  it("of several that are named each is a student, and a lesson its folder's", async () => {
    await handIn(at("class"), {
      "alice/03-pipes.ipynb": x,
      "alice/04-sockets.ipynb": x,
      "bob/03-pipes.ipynb": x,
      "carol.zip": { "course/notebooks/03-pipes.ipynb": x },
      "dave/course/notebooks/03-pipes.ipynb": x,
    });
    const named = [
      "alice/03-pipes.ipynb",
      "alice/04-sockets.ipynb",
      "bob/03-pipes.ipynb",
      "carol.zip",
      "dave",
    ];
    const all = await found(named.map((name) => at("class", name)));
    assert.deepEqual(Object.keys(all), ["alice", "bob", "carol", "dave"]);
    assert.deepEqual(all.alice, ["03-pipes.ipynb", "04-sockets.ipynb"]);
  });

  it("of several that are named one with two students, or two notebooks, is refused", async () => {
    await handIn(at("class"), {
      "alice/x.ipynb": x,
      "bob/x.ipynb": x,
      "carol/y.ipynb": x,
      "carol/z.ipynb": x,
    });
    const named = ["alice", "bob", "carol"].map((name) => at("class", name));
    assert.deepEqual(Object.keys(await found(named.slice(0, 2))), ["alice", "bob"]);
    await assert.rejects(found(named), /class\/carol holds y and z/);
  });

  it("of two sections that are named neither is a student, and of two downloads everybody", async () => {
    await handIn(folder.path, {
      "1/alice.ipynb": x,
      "1/bob.ipynb": x,
      "2/alice.ipynb": x,
      "2/carol.ipynb": x,
      "3/kim_11_900_03-pipes.ipynb": x,
      "4/kim_11_950_04-sockets.ipynb": x,
    });
    await assert.rejects(
      found([at("1"), at("2")]),
      /1\/alice and .*2\/alice both give the name alice/,
    );
    assert.deepEqual(await found([at("3"), at("4")]), {
      kim_11: ["kim_11_900_03-pipes.ipynb", "kim_11_950_04-sockets.ipynb"],
    });
  });

  it("of an upload to Canvas the newest counts, by its number, and that is told", async () => {
    await handIn(at("class"), {
      "kim_11_999_03-pipes.ipynb": x,
      "kim_11_1000_03-pipes-1.ipynb": x,
      "lee_12_90071992547409931_w-1.zip": { "w.ipynb": x },
      "lee_12_90071992547409930_w.zip": { "w.ipynb": x, "v.ipynb": x },
      "park_13_5_part-1.ipynb": x,
      "park_13_6_part-2.ipynb": x,
    });
    const [kim, lee, park] = await collect([at("class")], { titles });
    assert.deepEqual(
      kim?.files.map(({ name }) => name),
      ["kim_11_1000_03-pipes-1.ipynb"],
    );
    assert.deepEqual(kim?.refused, [
      "kim_11_999_03-pipes.ipynb was not read: kim_11_1000_03-pipes-1.ipynb was handed in later.",
    ]);
    assert.deepEqual(
      lee?.files.map(({ name }) => name),
      ["lee_12_90071992547409931_w-1.zip/w.ipynb"],
    );
    assert.equal(lee?.refused.length, 1);
    assert.equal(park?.files.length, 2);
  });

  it("what cannot be read has a row and a sentence, beside other work it is not told", async () => {
    await handIn(at("class"), {
      "alice/03-pipes.ipynb": x,
      "alice/notes.txt": x,
      "bob/work.rar": x,
      "carol/": "",
      "dave.tar.gz": x,
      "erin.zip": { "readme.md": x },
      "Lee Jiho_6_assignsubmission_onlinetext_/onlinetext.html": x,
      "canvas/kim_11_text.html": x,
      "canvas/park_12_9_x.pdf": x,
      "grades.csv": x,
      "README.md": x,
    });
    const all = await collect([at("class")], { titles });
    assert.deepEqual(
      all.map(({ student, files, refused }) => [student, files.length, refused.length]),
      [
        ["Lee Jiho_6", 0, 1],
        ["alice", 1, 0],
        ["bob", 0, 1],
        ["carol", 0, 1],
        ["dave", 0, 1],
        ["erin", 0, 1],
        ["kim_11", 0, 1],
        ["park_12", 0, 1],
      ],
    );
    assert.match(all[2]?.refused[0] ?? "", /bob\/work.rar was left out: only .ipynb, .ts and .zip/);
    assert.match(all[3]?.refused[0] ?? "", /carol holds no notebook/);
  });

  it("of a great many things that cannot be read the first are told", async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}.rar`, x]));
    await handIn(at("class"), { "alice.zip": many });
    const [alice] = await collect([at("class")], { titles });
    assert.equal(alice?.refused.length, 21);
    assert.equal(alice?.refused.at(-1), "80 more files were left out.");
  });

  it("refuses what is named alone and holds nothing, and a name that is not there", async () => {
    await handIn(folder.path, { "a.zip": { ".ipynb": x }, "b/": "", "c.tar.gz": x });
    await assert.rejects(found([at("a.zip")]), /a.zip holds no notebook/);
    await assert.rejects(found([at("b")]), /b holds no notebook/);
    await assert.rejects(found([at("c.tar.gz")]), /only .ipynb, .ts and .zip/);
    await assert.rejects(found([at("none")]), /not there/);
  });

  it("a link of the teacher leads to the class, one of a student is told and not followed", async () => {
    await handIn(at("class"), { "bob.ipynb": x });
    symlinkSync("/etc", at("class", "eve"));
    symlinkSync("/etc/passwd", at("class", "mallory.ipynb"));
    symlinkSync(at("class"), at("link"));
    const all = await collect([at("link")], { titles });
    assert.deepEqual(
      all.map(({ student, files }) => [student, files.length]),
      [
        ["bob", 1],
        ["eve", 0],
        ["mallory", 0],
      ],
    );
    assert.match(all[2]?.refused[0] ?? "", /symbolic link/);
  });

  it("goes on over a broken archive, and over an entry that leads out of one", async () => {
    await handIn(at("class"), { "bob.ipynb": x, "alice.zip": "no archive" });
    const all = await collect([at("class")], { titles });
    assert.deepEqual(
      all.map(({ student, refused }) => [student, refused.length]),
      [
        ["alice", 1],
        ["bob", 0],
      ],
    );
  });

  it("all is the work of the one student that is named", async () => {
    await handIn(at("class"), {
      "alice/03-pipes.ipynb": x,
      "bob/x.zip": { "03-pipes.ipynb": x },
      "03-pipes.ipynb": x,
    });
    assert.deepEqual(
      await found([at("class"), at("class", "03-pipes.ipynb")], { student: "carol" }),
      {
        carol: [
          "03-pipes.ipynb",
          "class/03-pipes.ipynb",
          "alice/03-pipes.ipynb",
          "bob/x.zip/03-pipes.ipynb",
        ],
      },
    );
  });

  it("names are fit for files and tables", async () => {
    await handIn(at("class"), { "evil\u001b[31m.ipynb": x, "..ipynb": x });
    assert.deepEqual(Object.keys(await found([at("class")])), ["evil [31m"]);
  });

  async function found(
    paths: string[],
    options: CollectOptions = {},
  ): Promise<Record<string, string[]>> {
    const all = await collect(paths, { titles, ...options });
    return Object.fromEntries(
      all.map(({ student, files }) => [student, files.map(({ name }) => name)]),
    );
  }
});
