/** A tiny article that keeps every rule, and ways to break it, for tests. */

import { checkContent } from "./check";
import type { Problem } from "./content";
import type { Files } from "./read";
import type { rules } from "./rules/index";

export const articlePath = "sleep-study/article.yaml";
export const sectionPath = "sleep-study/sleep.yaml";

const article = `id: sleep-study
title: { nl: Slaap, en: Sleep }
summary: { nl: Een proef over slaap., en: A trial about sleep. }
sections:
  - sleep
`;

const section = `id: sleep
title: { nl: De slaapproef, en: The sleep trial }
lesson:
  - nl: |
      Aan de proef deden [46 mensen](#sleep-size) mee. Hun [melatonine steeg](#sleep-melatonin).

      - Ook [de renine](#sleep-renin) *steeg*.
    en: |
      The trial had [46 people](#sleep-size). Their [melatonin rose](#sleep-melatonin).

      - Their [renin](#sleep-renin) *rose* too.
  - nl: ${"woord ".repeat(700)}
    en: ${"word ".repeat(700)}
terms:
  hormone:
    - { nl: melatonine, en: melatonin }
    - { nl: renine, en: renin }
    - { nl: cortisol, en: cortisol }
    - { nl: insuline, en: insulin }
    - { nl: adrenaline, en: adrenaline }
    - { nl: oestrogeen, en: oestrogen }
facts:
  - id: sleep-size
    source: "2.1"
    evidence: randomised-trial
    study:
      size: { nl: 46 mensen, en: 46 people }
    statement: { nl: Aan de slaapproef deden 46 mensen mee., en: The sleep trial had 46 participants. }
    prompts:
      - id: number
        kind: number
        stem: { nl: Hoeveel mensen deden mee?, en: How many people took part? }
        value: 46
        unit: { nl: mensen, en: people }
        rationale: { nl: Het was een kleine proef., en: It was a small trial. }
      - id: claim
        kind: true-false
        stem: { nl: Aan de proef deden 460 mensen mee., en: The trial had 460 participants. }
        key: false
        rationale: { nl: Het waren er veel minder., en: There were far fewer. }
  - id: sleep-melatonin
    source: "2.3"
    evidence: randomised-trial
    list: { name: sleep-rises, item: { nl: melatonine, en: melatonin } }
    statement: { nl: In de slaapproef steeg melatonine., en: Melatonin rose in the sleep trial. }
    prompts:
      - id: cloze
        kind: cloze
        key: { nl: melatonine, en: Melatonin }
        rationale: { nl: Dat is het slaaphormoon., en: That is the sleep hormone. }
      - id: choice
        kind: choice
        type: hormone
        stem: { nl: Welk slaaphormoon steeg?, en: Which sleep hormone rose? }
        key: { nl: melatonine, en: melatonin }
        distractors:
          - { nl: cortisol, en: cortisol }
          - { nl: insuline, en: insulin }
        rationale: { nl: Cortisol daalde juist., en: Cortisol fell. }
  - id: sleep-renin
    source: "2.4"
    evidence: randomised-trial
    list: { name: sleep-rises, item: { nl: renine, en: renin } }
    statement: { nl: In de slaapproef steeg ook renine., en: Renin rose in the sleep trial as well. }
    prompts:
      - id: typed
        kind: typed
        stem: { nl: Welk nierhormoon steeg ook?, en: Which kidney hormone rose as well? }
        key: { nl: renine, en: renin }
        rationale: { nl: De nieren maken het., en: The kidneys make it. }
      - id: select
        kind: select
        type: hormone
        stem: { nl: Welke hormonen stegen?, en: Which hormones rose? }
        keys:
          - { nl: renine, en: renin }
          - { nl: melatonine, en: melatonin }
        distractors:
          - { nl: adrenaline, en: adrenaline }
          - { nl: oestrogeen, en: oestrogen }
        rationale: { nl: Alleen die twee stegen., en: Only those two rose. }
`;

export const tiny: Files = new Map([
  [articlePath, article],
  [sectionPath, section],
]);

/** The files with `from` replaced by `to` in one of them. */
export const edited = (from: string, to: string, files = tiny, path = sectionPath): Files => {
  const text = files.get(path) ?? "";
  if (!text.includes(from)) throw new Error(`${path} does not hold: ${from}`);
  return new Map([...files, [path, text.replace(from, () => to)]]);
};

export const withFile = (path: string, text: string): Files => new Map([...tiny, [path, text]]);

/** The line of the first `text` in a file, counted from 1. */
export const lineOf = (files: Files, text: string, path = sectionPath): number => {
  const [before, after] = (files.get(path) ?? "").split(text, 2);
  if (before === undefined || after === undefined)
    throw new Error(`${path} does not hold: ${text}`);
  return before.split("\n").length;
};

/** What one rule says of the files. */
export const problemsOf = (
  rule: keyof typeof rules | "yaml" | "format" | "files",
  files: Files = tiny,
): readonly Problem[] => checkContent(files).problems.filter((problem) => problem.rule === rule);

type Option = Readonly<{ nl: string; en: string }>;

const inline = ({ nl, en }: Option): string => `{ nl: "${nl}", en: "${en}" }`;

export const choiceText = (id: string, [key, ...distractors]: readonly Option[]): string => `
      - id: ${id}
        kind: choice
        type: clause
        stem: { nl: Wat deed de proef?, en: What did the trial do? }
        key: ${key ? inline(key) : ""}
        distractors: [${distractors.map(inline).join(", ")}]
        rationale: { nl: Daarom., en: Because. }`;

export const claimText = (id: string, key: boolean): string => `
      - id: ${id}
        kind: true-false
        stem: { nl: De proef was klein., en: The trial was small. }
        key: ${key}
        rationale: { nl: Daarom., en: Because. }`;

/** The tiny article with more prompts for its last fact. */
export const withPrompts = (prompts: readonly string[]): Files =>
  edited(section, `${section.trimEnd()}${prompts.join("")}\n`);
