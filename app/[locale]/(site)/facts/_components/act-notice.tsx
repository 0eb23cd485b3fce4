import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { Failure } from "@/app/_components/failure";
import { type Fields, HiddenFields } from "@/app/_components/hidden-fields";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { offeredActs } from "@/lib/study/acts";
import { instantField } from "@/lib/study/amend";
import { undoActsAction } from "../actions";

const count = z.coerce.number().int().nonnegative();
const outcome = z.union([
  z.object({ done: z.enum(offeredActs), count, kept: count, at: instantField }),
  z.object({ done: z.literal("undone"), count }),
]);
const failure = z.object({ failure: z.enum(["nothing-chosen", "invalid"]) });

/** What became of an act, as the address tells, with a way back; `fields` go along with the undo. */
export async function ActNotice({
  address,
  fields,
}: Readonly<{ address: unknown; fields: Fields }>) {
  const [t, locale] = await Promise.all([getTranslations("Facts"), getLocale()]);
  const failed = failure.safeParse(address);
  if (failed.success) return <Failure text={t(`failure.${failed.data.failure}`)} />;
  const read = outcome.safeParse(address);
  if (!read.success) return null;
  if (read.data.done === "undone") {
    return <Notice key="undone" text={t("done.undone", { count: read.data.count })} />;
  }
  const { done, count, kept, at } = read.data;
  const said = t(`done.${done}`, { count });
  return (
    <Notice key={at} text={kept > 0 ? `${said} ${t(`kept.${done}`, { count: kept })}` : said}>
      {count > 0 && (
        <form action={undoActsAction}>
          <HiddenFields fields={{ ...fields, locale, act: done, at: `${at}` }} />
          <SubmitButton className="button">{t("undo")}</SubmitButton>
        </form>
      )}
    </Notice>
  );
}
