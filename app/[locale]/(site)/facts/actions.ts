"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { fieldsOf, localeOf } from "@/app/form";
import { formAction } from "@/app/form-action";
import { currentLearner, recordForBrowser } from "@/app/session";
import { library } from "@/lib/content/library";
import { actsOn, type OfferedAct, offeredActs } from "@/lib/study/acts";
import { deedReference, takenBack } from "@/lib/study/amend";
import { database } from "@/lib/study/database";
import { factsAddress, listedFacts, matchingFacts, readFactsQuery } from "@/lib/study/facts";
import { oneOrMore } from "@/lib/study/form";

const actForm = z.object({
  act: z.enum(offeredActs),
  facts: oneOrMore(z.string().max(200)),
  /** All facts that the form's query asks for, on whatever page. */
  all: z.literal("1").optional(),
});

type Fields = ReturnType<typeof fieldsOf>;

/** Does an act to the facts that a form chose. A visitor becomes a learner by it. */
export const actOnFactsAction = formAction(async (form) => {
  const fields = fieldsOf(form);
  const back = addressOf(form, fields);
  const wanted = actForm.safeParse(fields);
  if (!wanted.success) redirect(back({ failure: "invalid" }));
  const now = Date.now();
  const facts = await chosenFacts(wanted.data, fields, now);
  if (facts.length === 0) redirect(back({ failure: "nothing-chosen" }));
  const { act } = wanted.data;
  const acts = actsOn(facts, act, now);
  if (acts.length > 0) await recordForBrowser(acts, now);
  redirect(back(outcomeOf(act, acts.length, facts.length, now)));
});

async function chosenFacts({ facts, all }: z.infer<typeof actForm>, fields: Fields, now: number) {
  const learner = await currentLearner();
  if (all) {
    const query = readFactsQuery(library(), fields);
    return matchingFacts(database(), library(), learner, query, now);
  }
  const known = [...new Set(facts)].flatMap((id) => library().fact(id) ?? []);
  return listedFacts(database(), learner, known);
}

const outcomeOf = (done: OfferedAct, count: number, chosen: number, at: number) => ({
  done,
  count: `${count}`,
  kept: `${chosen - count}`,
  at: `${at}`,
});

/** Takes back all acts of one instant. */
export const undoActsAction = formAction(async (form) => {
  const fields = fieldsOf(form);
  const back = addressOf(form, fields);
  const reference = deedReference.safeParse(fields);
  const learner = await currentLearner();
  if (!reference.success || !learner) redirect(back({ failure: "invalid" }));
  const now = Date.now();
  const undos = await takenBack(database(), learner, reference.data, now);
  if (undos.length > 0) await recordForBrowser(undos, now);
  redirect(back({ done: "undone", count: `${undos.length}` }));
});

/** The page that a form stood on, with an outcome to tell: that of a fact, or the list as it was asked. */
function addressOf(form: FormData, fields: Fields) {
  const fact = typeof fields.page === "string" ? library().fact(fields.page) : undefined;
  const path = `/${localeOf(form)}/facts${fact ? `/${fact.id}` : ""}`;
  const query = fact ? "" : factsAddress(readFactsQuery(library(), fields));
  return (outcome: Readonly<Record<string, string>>) =>
    `${path}?${query ? `${query}&` : ""}${new URLSearchParams(outcome)}`;
}
