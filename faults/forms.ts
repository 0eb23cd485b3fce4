/** What the forms of the app send, as a browser without script posts them. */
import { v4 as randomId } from "uuid";
import { library } from "../lib/content/library";
import type { Browser } from "./browser";
import { actions } from "./routes";

export type Field = string | Blob;
export type Fields = Readonly<Record<string, Field | readonly Field[]>>;

export type FormOfAction = Readonly<{
  page: string;
  fields: Fields;
  /** Fields that are refused whenever they are missing or no one could have filled them in so. */
  strict: readonly string[];
}>;

/** What a form is about: what its learner has. */
export type Own = Readonly<{ quizId: string; entryId: string; at: number; fitId: string }>;

export const nobodysOwn: Own = {
  quizId: randomId(),
  entryId: randomId(),
  at: 1_790_000_000_000,
  fitId: randomId(),
};

const article = library().articles[0]?.id ?? "";
const [fact] = library().facts;
const factId = fact?.id ?? "";

/** One form of each action, filled in rightly. */
export const formsFor = ({
  quizId,
  entryId,
  at,
  fitId,
}: Own): Readonly<Record<string, FormOfAction>> => {
  const deed = { at: `${at}`, id: entryId };
  return {
    answerAction: {
      page: `/quiz/${quizId}`,
      fields: { quizId, position: "1", options: "0", judged: "true", askedAt: `${Date.now()}` },
      strict: ["quizId", "position", "askedAt"],
    },
    startQuizAction: {
      page: "/quiz",
      fields: { articleId: article, length: "5" },
      strict: ["articleId"],
    },
    retakeMissedAction: { page: "/quiz", fields: { quizId }, strict: ["quizId"] },
    actOnFactsAction: {
      page: "/facts",
      fields: { act: "suspend", facts: factId },
      strict: ["act", "facts"],
    },
    undoActsAction: { page: "/facts", fields: { at: `${at}`, act: "suspend" }, strict: ["at"] },
    startFitAction: { page: "/fit", fields: {}, strict: [] },
    cancelFitAction: { page: "/fit", fields: {}, strict: [] },
    useParametersAction: { page: "/fit", fields: { fitId }, strict: ["fitId"] },
    correctAction: {
      page: "/history",
      fields: { ...deed, rating: "hard" },
      strict: ["at", "rating"],
    },
    takeBackAction: { page: "/history", fields: deed, strict: ["at"] },
    putBackAction: { page: "/history", fields: deed, strict: ["at"] },
    changePlanAction: {
      page: "/plan",
      fields: { change: "set-goal", articleId: article, by: dayAhead(30) },
      strict: ["change", "articleId", "by"],
    },
    chooseThemeAction: { page: "/settings", fields: { theme: "dark" }, strict: [] },
    saveSettingsAction: {
      page: "/settings",
      fields: {
        retentionPercent: "85",
        newFactsPerDay: "7",
        reviewsPerDay: "70",
        learningStepsMinutes: "1 10",
        relearningStepsMinutes: "10",
        quizPolicy: "all",
        cardLanguage: "both",
        rolloverHour: "4",
        timeZone: "Europe/Amsterdam",
      },
      strict: ["retentionPercent", "reviewsPerDay", "quizPolicy", "cardLanguage", "timeZone"],
    },
  };
};

const dayAhead = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Posts the form of an action. Redirects are not followed. */
export function post(
  browser: Browser,
  name: string,
  { page, fields }: Pick<FormOfAction, "page" | "fields">,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const form = new FormData();
  form.set(`$ACTION_ID_${actions().get(name)}`, "");
  form.set("locale", "en");
  for (const [field, values] of Object.entries(fields)) {
    for (const value of [values].flat()) form.append(field, value);
  }
  return browser.ask(`/en${page}`, { method: "POST", body: form, headers });
}
