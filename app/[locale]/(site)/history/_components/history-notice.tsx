import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { Failure } from "@/app/_components/failure";
import { type Fields, HiddenFields } from "@/app/_components/hidden-fields";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { ratings } from "@/lib/domain/memory";
import { deedReference, instantField } from "@/lib/study/amend";
import { correctAction, putBackAction } from "../actions";
import { deedFields } from "./deed-fields";

const rating = z.enum(ratings);
const count = z.coerce.number().int().nonnegative();
const correction = z.object({
  done: z.literal("corrected"),
  at: instantField,
  id: z.uuid(),
  rating,
  was: rating,
});
const takingBack = z.object({ done: z.literal("taken-back"), count }).and(deedReference);
const puttingBack = z.object({ done: z.literal("put-back"), count });
const failure = z.object({ failure: z.enum(["gone", "invalid"]) });

/** What became of a change, as the address tells, with a way back; `fields` go along with it. */
export async function HistoryNotice({
  address,
  fields,
}: Readonly<{ address: unknown; fields: Fields }>) {
  const [t, review, locale] = await Promise.all([
    getTranslations("History"),
    getTranslations("Review"),
    getLocale(),
  ]);
  const failed = failure.safeParse(address);
  if (failed.success) return <Failure text={t(`failure.${failed.data.failure}`)} />;
  const correct = correction.safeParse(address);
  if (correct.success) {
    const { at, id, rating: now, was } = correct.data;
    return (
      <Notice key={id} text={t("corrected", { rating: review(now), before: review(was) })}>
        <form action={correctAction}>
          <HiddenFields fields={{ ...fields, locale, at: `${at}`, id, rating: was }} />
          <PutBack label={t("putBack")} />
        </form>
      </Notice>
    );
  }
  const taken = takingBack.safeParse(address);
  if (taken.success) {
    const { at, count: gone } = taken.data;
    return (
      <Notice key={`taken ${at}`} text={t("takenBack", { count: gone })}>
        {gone > 0 && (
          <form action={putBackAction}>
            <HiddenFields fields={{ ...fields, locale, ...deedFields(taken.data) }} />
            <PutBack label={t("putBack")} />
          </form>
        )}
      </Notice>
    );
  }
  const back = puttingBack.safeParse(address);
  return back.success ? <Notice key="back" text={t("isBack", { count: back.data.count })} /> : null;
}

const PutBack = ({ label }: Readonly<{ label: string }>) => (
  <SubmitButton className="button">{label}</SubmitButton>
);
