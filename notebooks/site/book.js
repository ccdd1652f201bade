// Turns the pages that stand one after another in a document into a book: paper cannot unfold, so what is to be found
// out first, answers and hints, goes to the end of each lesson, with a link there and one back.
(() => {
  for (const chapter of document.querySelectorAll("main > article")) {
    for (const element of chapter.querySelectorAll(".picture > details, .headerlink, .take")) {
      element.remove();
    }
    // There is nothing to download from paper.
    for (const link of chapter.querySelectorAll("a[download]"))
      link.replaceWith(...link.childNodes);
    const all = [...chapter.querySelectorAll("details")];
    const folded = all.filter((details) => !details.parentElement.closest("details"));
    const later = folded.filter((details) =>
      /guess|answer|hint|solution/i.test(summaryOf(details)),
    );
    for (const details of all) details.open = true;
    if (later.length > 0) chapter.append(answers(chapter, later));
  }

  function summaryOf(details) {
    return details.querySelector("summary")?.textContent ?? "";
  }

  function answers(chapter, later) {
    const end = document.createElement("section");
    end.className = "answers";
    const title = document.createElement("h2");
    title.textContent = "Answers and hints";
    end.append(title);
    later.forEach((details, index) => {
      const kind = /hint/i.test(summaryOf(details)) ? "Hint" : "Answer";
      const [here, there] = ["at", "answer"].map((what) => `${chapter.id}--${what}-${index + 1}`);
      const pointer = document.createElement("p");
      pointer.className = "pointer";
      pointer.id = here;
      pointer.append(linkTo(there, `${kind} ${index + 1}, at the end of this lesson`));
      details.replaceWith(pointer);
      const answer = document.createElement("div");
      answer.className = "answer";
      answer.id = there;
      const number = document.createElement("strong");
      number.append(linkTo(here, `${kind} ${index + 1}`));
      details.querySelector("summary")?.remove();
      answer.append(number, ...details.childNodes);
      end.append(answer);
    });
    return end;
  }

  function linkTo(id, words) {
    const link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = words;
    return link;
  }
})();
