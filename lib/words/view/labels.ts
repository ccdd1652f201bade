/** What is wrong with a label of a picture. */
export const labels = {
  leaves: (label: string, width: number, height: number): string =>
    `"${label}" leaves the picture of ${width} × ${height} px`,
  overlap: (label: string, other: string, width: number): string =>
    `"${label}" and "${other}" overlap at ${width} px`,
};
