import { existsSync, readFileSync } from "node:fs";
import { joined, type Notebook } from "../../ground/notebook.ts";
import { pageType } from "../../notebook/picture.ts";
import { crowdedLabels, drawingsOf, labelsOf } from "../../view/draw/labels.ts";
import type { VegaLiteSpec } from "../../view/types.ts";
import { lessons as say } from "../../words/tools/lessons.ts";

/**
 * Whether each label in the pictures of an executed notebook has its place: none overlaps another or leaves its
 * picture, in any step, on a desk and on a phone.
 *
 * @returns what is wrong, a line each, with the cell's id
 */
export function pictureFaults(path: string): string[] {
  if (!existsSync(path)) return [];
  const { cells } = JSON.parse(readFileSync(path, "utf8")) as Notebook;
  return cells.flatMap(({ id, outputs = [] }) =>
    outputs.flatMap(({ data = {} }) => {
      const spec = data["application/vnd.vegalite.v5+json"] as VegaLiteSpec | undefined;
      // A learner's own chart has axes; ours places every label itself.
      if (!Array.isArray(spec?.layer) || spec.autosize === undefined) return [];
      const narrow = (data[pageType] as { narrow?: VegaLiteSpec } | undefined)?.narrow;
      const faults = [spec, ...(narrow ? [narrow] : [])].flatMap((one) =>
        crowdedLabels(labelsOf(one), Number(one.width), Number(one.height)),
      );
      const drawn = drawingsOf(joined(data["image/svg+xml"])).flatMap(({ labels, width, height }) =>
        crowdedLabels(labels, width, height),
      );
      return [...new Set([...faults, ...drawn])].map((fault) => say.picture(id, fault));
    }),
  );
}
