"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { Locale } from "@/lib/domain/article";

export type Speech = Readonly<{ text: string; locale: Locale }>;

/**
 * The browser's own voice. Reads `speech` out by itself when `isAutomatic`, falls silent when it changes
 * or the page is left; `read` is absent where there is no voice.
 */
export function useSpeech(speech: Speech | undefined, isAutomatic: boolean) {
  const canSpeak = useSyncExternalStore(
    () => () => undefined,
    () => "speechSynthesis" in window,
    () => false,
  );
  const { text, locale } = speech ?? {};
  useEffect(() => {
    if (!canSpeak || !text || !locale) return;
    if (isAutomatic) speak({ text, locale });
    return () => speechSynthesis.cancel();
  }, [canSpeak, isAutomatic, text, locale]);
  return { read: canSpeak && speech ? () => speak(speech) : undefined };
}

function speak({ text, locale }: Speech): void {
  speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  const voice = speechSynthesis.getVoices().find(({ lang }) => lang.startsWith(locale));
  if (voice) utterance.voice = voice;
  utterance.lang = voice?.lang ?? locale;
  speechSynthesis.speak(utterance);
}
