import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { locales } from "@/lib/domain/article";
import { sans, serif } from "./fonts";
import "./globals.css";

export const metadata: Metadata = { title: "404 · Weetje" };

/** An address outside both languages: said in both. */
export default async function GlobalNotFound() {
  const texts = await Promise.all(
    locales.map(async (locale) => ({
      locale,
      t: await getTranslations({ locale, namespace: "Errors" }),
    })),
  );
  return (
    <html lang="nl" className={`${serif.variable} ${sans.variable}`}>
      <body>
        <main className="page stack">
          {texts.map(({ locale, t }) => (
            <section key={locale} lang={locale} className="stack">
              <h1>{t("notFoundTitle")}</h1>
              <p>{t("notFoundText")}</p>
              <p>
                <a href={`/${locale}`} className="button">
                  {t("home")}
                </a>
              </p>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
