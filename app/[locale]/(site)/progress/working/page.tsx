import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProgressFrame } from "../_components/progress-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Working"))("title") };
}

export default function WorkingPage() {
  return <ProgressFrame current="/progress/working">{null}</ProgressFrame>;
}
