import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { routing } from "@/lib/i18n/routing";
import { sans, serif } from "../fonts";
import "../globals.css";
import { ErrorTextsContext } from "../_components/error-texts";
import { SendWaiting } from "../_components/outbox/send-waiting";
import { TimeZone } from "../_components/time-zone";
import { chosenTheme } from "../session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("App");
  return {
    title: { default: `Weetje · ${t("tagline")}`, template: "%s · Weetje" },
    description: t("description"),
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f2e8" },
    { media: "(prefers-color-scheme: dark)", color: "#10142a" },
  ],
};

export default async function RootLayout({
  children,
  params,
}: Readonly<{ children: ReactNode; params: Promise<{ locale: string }> }>) {
  // Every page carries a nonce and may show the learner's own: none can be made at build time.
  await connection();
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  const [t, errors, theme] = await Promise.all([
    getTranslations("App"),
    getTranslations("Errors"),
    chosenTheme(),
  ]);
  return (
    <html lang={locale} data-theme={theme} className={`${serif.variable} ${sans.variable}`}>
      <body>
        <a className="skip" href="#main">
          {t("skip")}
        </a>
        <ErrorTextsContext
          value={{
            title: errors("brokenTitle"),
            text: errors("brokenText"),
            retry: errors("retry"),
          }}
        >
          {children}
        </ErrorTextsContext>
        <TimeZone />
        <SendWaiting />
      </body>
    </html>
  );
}
