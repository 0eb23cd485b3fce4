const range = (from: number, to: number): string =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));

/** What the fonts can show: ASCII, the letters of western Europe, and what good typesetting adds to them. */
export const characters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}‘’“”„–—…•−×≤≥€\u2011\u2060`;
