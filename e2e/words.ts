import { createTranslator, type Messages } from "next-intl";
import type { Locale } from "../lib/domain/article";
import en from "../lib/i18n/messages/en.json" with { type: "json" };
import nl from "../lib/i18n/messages/nl.json" with { type: "json" };

const messages = { nl, en } as unknown as Record<Locale, Messages>;

/** The texts of the app in a language, as the app itself puts them together. */
export const words = (locale: Locale) => createTranslator({ locale, messages: messages[locale] });
export type Words = ReturnType<typeof words>;

export const other = { nl: "en", en: "nl" } as const satisfies Record<Locale, Locale>;

export const inWords = (value: number, unit: "day" | "minute", locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value);

export const percent = (share: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: "percent" }).format(share);
