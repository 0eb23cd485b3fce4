import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProgressFrame } from "../_components/progress-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("WeakSpots"))("title") };
}

export default function WeakSpotsPage() {
  return <ProgressFrame current="/progress/weak-spots">{null}</ProgressFrame>;
}
