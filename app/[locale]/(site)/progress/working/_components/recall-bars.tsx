import { getTranslations } from "next-intl/server";
import type { Recall } from "@/lib/domain/retention";
import { getFormatter } from "@/lib/i18n/format";
import { BarItem, BarList } from "../../_components/bar-list";
import { ShareBar } from "../../_components/share-bar";

/** Shares that were right, side by side, each with the counts that it rests on. */
export async function RecallBars({
  parts,
  mark,
}: Readonly<{
  parts: readonly (Recall & Readonly<{ name: string }>)[];
  /** A share to hold them against. */
  mark?: number;
}>) {
  const [t, format] = await Promise.all([getTranslations("Working"), getFormatter()]);
  return (
    <BarList>
      {parts.map(({ name, answers, right }) => (
        <BarItem
          key={name}
          name={name}
          words={t("rightOf", {
            share: format.number(right / answers, { style: "percent" }),
            right,
            answers,
          })}
        >
          <ShareBar share={right / answers} {...(mark === undefined ? {} : { mark })} />
        </BarItem>
      ))}
    </BarList>
  );
}
