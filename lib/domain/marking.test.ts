import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Locale } from "./article";
import { choice, inBoth, numeric, select, shuffledOf, trueFalse, typed } from "./fixture";
import { mark, readNumber } from "./marking";
import { type DiffPart, plainWords } from "./spelling";

// Without m, n and x no slip can turn one beginning that changes a meaning (in-, un-) into another.
const letter = fc.constantFrom(..."bcdefgijklopqrstuvwyzáëïöç");
const anyWord = (minLength: number, maxLength: number) =>
  fc.string({ unit: letter, minLength, maxLength });
const anyKey = fc
  .array(anyWord(1, 12), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(" "))
  // A key that begins like an article word ("á b") has lost its own already.
  .filter((key) => plainWords(`x ${key}`) === `x ${plainWords(key)}`);
const anyLocale = fc.constantFrom<Locale>("nl", "en");

/** The word with one slip of the pen: a letter left out, put in, replaced, or swapped with the next. */
const slipped = (word: string): fc.Arbitrary<string> =>
  fc
    .record({
      place: fc.nat({ max: word.length - 1 }),
      put: letter,
      slip: fc.constantFrom("leave out", "put in", "replace", "swap"),
    })
    .map(({ place, put, slip }) => {
      const before = word.slice(0, place);
      const [here = "", next = ""] = word.slice(place, place + 2);
      const rest = word.slice(place + 2);
      switch (slip) {
        case "leave out":
          return before + next + rest;
        case "put in":
          return before + put + here + next + rest;
        case "replace":
          return before + put + next + rest;
        default:
          return before + next + here + rest;
      }
    });

const slippedWord = (minLength: number, maxLength: number) =>
  anyWord(minLength, maxLength).chain((word) =>
    fc
      .tuple(fc.constant(word), slipped(word))
      .filter(([, said]) => plainWords(said) !== plainWords(word)),
  );

const isRight = (key: string, written: string, otherTerms: readonly string[] = []): boolean =>
  mark(typed(key), { written }, "en", otherTerms).right;

const spelled = (parts: readonly DiffPart[], kind: DiffPart["kind"]): string =>
  parts
    .filter((part) => part.kind === "same" || part.kind === kind)
    .map(({ text }) => text)
    .join("")
    .toLowerCase();

describe("a written answer", () => {
  test("is right when it is the key or one of its variants", () => {
    fc.assert(
      fc.property(anyKey, fc.array(anyKey, { maxLength: 3 }), anyLocale, (key, accept, locale) => {
        for (const prompt of [
          typed(key, accept),
          { ...typed(key, accept), kind: "cloze" as const },
        ]) {
          for (const written of [key, ...accept]) {
            expect(mark(prompt, { written }, locale)).toEqual({ right: true });
          }
        }
      }),
    );
  });

  test("is marked in the language that it was asked in", () => {
    const prompt = {
      ...typed(""),
      key: { nl: "slaap", en: "sleep" },
      accept: { nl: ["nachtrust"], en: ["slumber"] },
    };
    expect(mark(prompt, { written: "nachtrust" }, "nl").right).toBe(true);
    expect(mark(prompt, { written: "nachtrust" }, "en").right).toBe(false);
    expect(mark(prompt, { written: "sleep" }, "en").right).toBe(true);
  });

  test("may differ in case, accents, punctuation, spaces and an article word in front", () => {
    const article = fc.constantFrom("", "de ", "Het ", "een ", "THE ", "a ", "an ");
    const around = fc.constantFrom("", " ", ".", " !", "‘", "’", "…", "\t");
    const dressed = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.normalize("NFD"),
      (text) => text.normalize("NFD").replace(/\p{M}/gu, ""),
      (text) => text.replaceAll(" ", " - "),
      (text) => text,
    );
    fc.assert(
      fc.property(anyKey, article, around, around, dressed, (key, word, before, after, dress) => {
        const written = `${before}${word}${dress(key)}${after}`;
        expect(mark(typed(key), { written }, "en")).toEqual({ right: true });
      }),
    );
    expect(isRight("de hersenen", "hersenen")).toBe(true);
    expect(isRight("slaapefficiëntie", "Slaapefficientie.")).toBe(true);
  });

  test("may be written in one word or in two", () => {
    expect(isRight("sleep time", "sleeptime")).toBe(true);
    expect(isRight("slaaptijd", "slaap tijd")).toBe(true);
  });

  test("with nothing in it is wrong", () => {
    for (const written of ["", "  ", "…", "?!"])
      expect(mark(typed("sleep"), { written }, "en")).toEqual({ right: false });
  });

  test("may hold one slip in a word of five letters or more, and then shows it", () => {
    fc.assert(
      fc.property(slippedWord(5, 14), ([key, written]) => {
        const marked = mark(typed(key), { written }, "en");
        expect(marked.right).toBe(true);
        expect(marked.difference?.some(({ kind }) => kind !== "same")).toBe(true);
      }),
    );
  });

  test("may hold no slip in a word of four letters or less", () => {
    fc.assert(
      fc.property(slippedWord(1, 4), anyWord(5, 9), ([key, written], companion) => {
        expect(isRight(key, written)).toBe(false);
        if (!/\s/.test(written.trim()) && written !== "") {
          expect(isRight(`${companion} ${key}`, `${companion} ${written}`)).toBe(false);
        }
      }),
    );
  });

  test("may hold two slips in a long word and not in a short one", () => {
    expect(isRight("acetylcholine", "acetilcoline")).toBe(true);
    expect(isRight("adrenaline", "adrenlina")).toBe(true);
    expect(isRight("weariness", "weakness")).toBe(false);
    expect(isRight("cortisol", "kortisal")).toBe(false);
    expect(isRight("sleep", "slip")).toBe(false);
  });

  test("never holds a slip in a digit", () => {
    const digits = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 4 });
    const keyWithDigits = fc.tuple(anyWord(5, 9), digits, fc.nat(), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(keyWithDigits, ([word, key, place, shift]) => {
        const wrong = key.map((digit, i) =>
          i === place % key.length ? (digit + shift) % 10 : digit,
        );
        expect(isRight(`${word}${key.join("")}`, `${word}${wrong.join("")}`)).toBe(false);
        expect(isRight(`${word} ${key.join("")}`, `${word} ${wrong.join("")}`)).toBe(false);
      }),
    );
    expect(isRight("vitamine B6", "vitamine B12")).toBe(false);
    expect(isRight("vitamine B6", "vitamine b 6")).toBe(true);
  });

  test("that is another term of the article is that term, never a slip in the key", () => {
    fc.assert(
      fc.property(slippedWord(5, 14), anyWord(3, 9), ([key, other], bystander) => {
        const marked = mark(typed(key), { written: other.toUpperCase() }, "en", [bystander, other]);
        expect(marked.right).toBe(false);
      }),
    );
    expect(isRight("hypocalcaemia", "hypokalcaemia")).toBe(true);
    expect(isRight("hypocalcaemia", "hypokalaemia", ["hypokalaemia"])).toBe(false);
    expect(isRight("hypocalcemia", "hypokalemia")).toBe(true);
    expect(isRight("hypocalcemia", "hypokalemia", ["hypokalaemia"])).toBe(false);
  });

  test("that is the key is right even when the key is among the terms", () => {
    expect(isRight("cortisol", "Cortisol", ["cortisol", "melatonin"])).toBe(true);
  });

  test("that means the opposite is no slip", () => {
    const opposites = [
      ["hypertension", "hypotension"],
      ["hypocalcaemia", "hypercalcaemia"],
      ["sufficient", "insufficient"],
      ["onvoldoende", "voldoende"],
      ["dependent on sleep", "independent on sleep"],
      ["increased", "decreased"],
      ["intracellular", "extracellular"],
      ["macromineral", "micromineral"],
    ];
    for (const [one = "", other = ""] of opposites) {
      expect(isRight(one, other), other).toBe(false);
      expect(isRight(other, one), one).toBe(false);
    }
  });

  test("that is nearly the key shows what differs, right or wrong", () => {
    const near = anyKey.chain((key) => fc.tuple(fc.constant(key), slipped(key), fc.boolean()));
    fc.assert(
      fc.property(near, ([key, slip, loud]) => {
        const written = loud ? slip.toUpperCase() : slip;
        fc.pre(plainWords(written) !== "" && plainWords(written) !== plainWords(key));
        // A slip can make an article word of the first one, which then falls away.
        fc.pre(plainWords(`x ${written}`) === `x ${plainWords(written)}`);
        const { difference = [] } = mark(typed(key), { written }, "en");
        expect(spelled(difference, "missing")).toBe(key.toLowerCase());
        expect(spelled(difference, "extra")).toBe(written.trim().toLowerCase());
      }),
    );
    expect(mark(typed("sleep"), { written: "Slep" }, "en")).toEqual({
      right: true,
      difference: [
        { kind: "same", text: "sl" },
        { kind: "missing", text: "e" },
        { kind: "same", text: "ep" },
      ],
    });
  });

  test("that is far from the key shows no difference", () => {
    expect(mark(typed("cortisol"), { written: "adrenaline" }, "en")).toEqual({ right: false });
  });

  test("is held against the nearest variant", () => {
    const { right, difference = [] } = mark(
      typed("sleep", ["slumbering"]),
      { written: "slumbring" },
      "en",
    );
    expect(right).toBe(true);
    expect(spelled(difference, "missing")).toBe("slumbering");
  });
});

describe("a number", () => {
  const isMarked = (value: number, unit: string, written: string, tolerance = 0): boolean =>
    mark(numeric(value, unit, tolerance), { written }, "en").right;

  test("is right within the tolerance and wrong beyond it, with a dot or a comma", () => {
    const anyHundredths = fc.integer({ min: -99_999, max: 99_999 });
    const anyCase = fc
      .tuple(anyHundredths, fc.integer({ min: -20, max: 20 }), fc.nat({ max: 15 }))
      .map(([value, off, tolerance]) => ({ value, said: value + off, tolerance }));
    fc.assert(
      fc.property(anyCase, fc.constantFrom(".", ","), ({ value, said, tolerance }, mark) => {
        const written = (said / 100).toFixed(2).replace(".", mark);
        const expected = Math.abs(said - value) <= tolerance;
        expect(isMarked(value / 100, "%", written, tolerance / 100)).toBe(expected);
      }),
    );
    expect(isMarked(7.1, "%", "7,1")).toBe(true);
    expect(isMarked(7.1, "%", "7.1 %")).toBe(true);
    expect(isMarked(7.1, "%", "71")).toBe(false);
  });

  test("with a mark before three digits is read both ways", () => {
    for (const written of ["1.000", "1,000"]) {
      expect(isMarked(1000, "people", written)).toBe(true);
      expect(isMarked(1, "people", written)).toBe(true);
      expect(isMarked(100, "people", written)).toBe(false);
    }
    for (const written of ["1.234.567", "1,234,567", "1 234 567", "1234567"]) {
      expect(isMarked(1_234_567, "people", written)).toBe(true);
    }
    expect(isMarked(10, "people", "1.0")).toBe(false);
  });

  test("may stand with its unit, another word for it, or a word for about", () => {
    for (const written of [
      "46",
      " 46 ",
      "46 people",
      "46 participants",
      "ca. 46",
      "ongeveer 46",
      "±46",
      "46.",
    ]) {
      expect(isMarked(46, "people", written), written).toBe(true);
    }
  });

  test("is converted from the unit that was written", () => {
    const right = [
      [500, "mg", "0,5 g"],
      [500, "mg", "0.5 gram"],
      [500, "mg", "0.5 grams"],
      [500, "mg", "500mg"],
      [500, "mg", "500 milligram"],
      [500, "mg", "500 milligrams"],
      [2, "g", "2000 mg"],
      [8, "weeks", "56 days"],
      [8, "weken", "56 dagen"],
      [8, "weeks", "8 weken"],
      [14, "dagen", "2 weken"],
      [14, "days", "2 Weeks"],
    ] as const;
    for (const [value, unit, written] of right)
      expect(isMarked(value, unit, written), written).toBe(true);
  });

  test("with another unit of the same or another dimension is wrong", () => {
    const wrong = [
      [500, "mg", "500 g"],
      [500, "mg", "500 grams"],
      [500, "mg", "500 kg"],
      [500, "mg", "500 µg"],
      [500, "mg", "500 days"],
      [500, "mg", "0.5"],
      [8, "weeks", "8 days"],
      [8, "weeks", "8 months"],
      [8, "weken", "8 maanden"],
      [8, "weken", "8 uur"],
      [7, "%", "7 g"],
      [46, "people", "46 weeks"],
    ] as const;
    for (const [value, unit, written] of wrong)
      expect(isMarked(value, unit, written), written).toBe(false);
  });

  test("with a second number behind it is no answer", () => {
    for (const written of ["46-50", "46 of 47", "46 or 64", "46/2"]) {
      expect(isMarked(46, "people", written), written).toBe(false);
    }
  });

  test("may stand with words around its unit", () => {
    expect(isMarked(300, "mg", "300 mg per day")).toBe(true);
    expect(isMarked(300, "mg", "0.3 gram/day")).toBe(true);
    expect(isMarked(300, "mg", "300 gram per day")).toBe(false);
    expect(isMarked(1000.5, "mg", "1.000,5")).toBe(true);
  });

  test("with a unit that is not known, or none at all, cannot be read and is not marked", () => {
    const asked = numeric(320, "mg", 0);
    for (const written of ["320 IU", "320 ml", "blabla", "46-50"]) {
      expect(readNumber(asked, written, "en"), written).toBeUndefined();
    }
    expect(readNumber(asked, "320", "en")).toEqual([320]);
    expect(readNumber(numeric(46, "participants", 0), "46 people", "en")).toEqual([46]);
  });

  test("that is no number is wrong", () => {
    for (const written of ["", "people", "forty-six", "1.2.3", "--4", "Infinity", "."]) {
      expect(isMarked(46, "people", written), written).toBe(false);
    }
  });
});

describe("picks among options", () => {
  const anySelect = fc.integer({ min: 2, max: 7 }).chain((count) => {
    const places = Array.from({ length: count }, (_, i) => i);
    return fc.tuple(
      fc.constant(count),
      fc.subarray(places, { minLength: 1 }),
      fc.subarray(places).chain(shuffledOf),
    );
  });

  test("of a select are right when they are the keys and nothing else, in any order", () => {
    fc.assert(
      fc.property(anySelect, ([count, keys, picked]) => {
        const wanted = picked.toSorted().join() === keys.toSorted().join();
        expect(mark(select(count, keys), { picked }, "nl")).toEqual({ right: wanted });
      }),
    );
    fc.assert(
      fc.property(
        anySelect.chain(([count, keys]) =>
          fc.tuple(fc.constant(count), fc.constant(keys), shuffledOf(keys)),
        ),
        ([count, keys, picked]) => {
          expect(mark(select(count, keys), { picked }, "nl").right).toBe(true);
        },
      ),
    );
  });

  test("of a choice are right when it is the key alone", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.nat(),
        fc.nat(),
        (count, someKey, somePick) => {
          const key = someKey % count;
          const pick = somePick % count;
          expect(mark(choice(count, key), { picked: [pick] }, "en").right).toBe(pick === key);
        },
      ),
    );
    expect(mark(choice(4, 1), { picked: [1, 2] }, "en").right).toBe(false);
    expect(mark(choice(4, 1), { picked: [] }, "en").right).toBe(false);
  });
});

test("a judgement is right when it is the key", () => {
  for (const key of [true, false]) {
    expect(mark(trueFalse(key), { judged: key }, "en")).toEqual({ right: true });
    expect(mark(trueFalse(key), { judged: !key }, "en")).toEqual({ right: false });
  }
});

test("not to know, or an answer of another kind, is wrong and shows nothing", () => {
  const prompts = [typed("sleep"), numeric(46), choice(3, 0), select(3, [0, 1]), trueFalse(false)];
  for (const prompt of prompts)
    expect(mark(prompt, { unknown: true }, "en")).toEqual({ right: false });
  expect(mark(trueFalse(true), { written: "true" }, "en").right).toBe(false);
  expect(mark(choice(3, 0), { judged: true }, "en").right).toBe(false);
  expect(mark({ ...typed("sleep"), key: inBoth("true") }, { judged: true }, "en").right).toBe(
    false,
  );
  expect(mark(numeric(1), { picked: [1] }, "en").right).toBe(false);
});
