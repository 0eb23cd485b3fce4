/** What the browser carries along: the learner's token, their time zone and theme. */
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import type { Learner } from "@/lib/domain/learner";
import type { Entry } from "@/lib/domain/log";
import { addressHeader, networkOf } from "@/lib/server/client-address";
import { mayBeginFrom } from "@/lib/server/limits";
import { database } from "@/lib/study/database";
import {
  createLearner,
  hashOf,
  type KnownLearner,
  learnerOf,
  newLearner,
  tokenCookie,
} from "@/lib/study/learner";
import { type Recorded, record } from "@/lib/study/record";

const timeZoneCookie = "timeZone";
const themeCookie = "theme";
/** The longest that browsers keep a cookie. */
const longestSeconds = 400 * 86_400;

/** The learner of this request, or `undefined` for a visitor who has not begun. */
export const currentLearner = cache(async (): Promise<KnownLearner | undefined> => {
  const token = (await cookies()).get(tokenCookie)?.value;
  return learnerOf(database(), token);
});

/** The time zone that the learner's days go by, where there is a learner. */
export const ownTimeZone = async (): Promise<string | undefined> =>
  (await currentLearner())?.settings.timeZone;

/**
 * The learner of this request; a visitor becomes one. Only in actions. The gate has refused visitors from where too
 * many began; whoever got here with a token of no one is sent back to come as a visitor.
 */
export async function learnerForWriting(now: number): Promise<Learner> {
  const known = await currentLearner();
  if (known) {
    await keepToken((await cookies()).get(tokenCookie)?.value ?? "");
    return known;
  }
  if (!(await mayBegin())) {
    await forgetLearner();
    redirect(`/${await getLocale()}`);
  }
  const { learner, token } = await createLearner(database(), await browserTimeZone(), now);
  await keepToken(token);
  return learner;
}

/**
 * Adds entries to the log of this request's learner; a visitor becomes one. Only where a cookie can be set.
 *
 * @returns `undefined` for a learner who is not known, any more: they may have been erased a moment ago.
 * The browser is a visitor's from then on.
 */
export async function recordForBrowser(
  entries: readonly Entry[],
  now: number,
): Promise<Recorded | undefined> {
  const token = (await cookies()).get(tokenCookie)?.value;
  if (!token) {
    await mayBegin();
    const { beginning, token: fresh } = newLearner(await browserTimeZone(), now);
    const recorded = await record(database(), beginning, entries, now);
    await keepToken(fresh);
    return recorded;
  }
  const recorded = await record(database(), { tokenHash: hashOf(token) }, entries, now);
  if (recorded) await keepToken(token);
  else await forgetLearner();
  return recorded;
}

/** Makes this browser that of the learner behind `token`, and tells whether there is one. Only where a cookie can be set. */
export async function signIn(token: string): Promise<boolean> {
  const learner = await learnerOf(database(), token);
  if (learner) await keepToken(token);
  return learner !== undefined;
}

/** Browsers forget a cookie after its longest time: it counts anew from each answer. */
async function keepToken(token: string): Promise<void> {
  (await cookies()).set(tokenCookie, token, await cookieOptions());
}

/** Counts a learner who begins. */
const mayBegin = async () =>
  mayBeginFrom(networkOf((await headers()).get(addressHeader) ?? ""), performance.now());

const browserTimeZone = async () => (await cookies()).get(timeZoneCookie)?.value;

/** Forgets the learner in this browser. */
export async function forgetLearner(): Promise<void> {
  (await cookies()).delete(tokenCookie);
}

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export async function chosenTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(themeCookie)?.value;
  return themes.find((theme) => theme === chosen) ?? "system";
}

export async function chooseTheme(theme: Theme): Promise<void> {
  (await cookies()).set(themeCookie, theme, await cookieOptions());
}

/** Secure only under https: at home the app may run on plain http. */
async function cookieOptions() {
  const protocol = (await headers()).get("x-forwarded-proto") ?? "http";
  return {
    httpOnly: true,
    sameSite: "lax",
    secure: protocol.split(",")[0] === "https",
    path: "/",
    maxAge: longestSeconds,
  } as const;
}
