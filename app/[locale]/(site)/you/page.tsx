import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Failure } from "@/app/_components/failure";
import { Link } from "@/app/_components/local-link";
import { Notice } from "@/app/_components/notice";
import { currentLearner } from "@/app/session";
import { ForgetBrowser } from "./_components/forget-browser";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("You"))("title") };
}

type Props = Readonly<{ searchParams: Promise<{ erase?: string | string[] }> }>;

export default async function YouPage({ searchParams }: Props) {
  const [t, history, facts, { erase }, learner] = await Promise.all([
    getTranslations("You"),
    getTranslations("History"),
    getTranslations("Facts"),
    searchParams,
    currentLearner(),
  ]);
  return (
    <div className="page stack">
      <header className="stack">
        <h1>{t("title")}</h1>
        {erase === "done" && (
          <Notice text={t("erased")}>
            <ForgetBrowser />
          </Notice>
        )}
        <p className="serif">{t("intro")}</p>
      </header>
      {learner ? (
        <>
          <section className="stack">
            <h2>{t("look")}</h2>
            <p>{t("lookText")}</p>
            <p className="row">
              <Link href="/history" className="button">
                {history("title")}
              </Link>
              <Link href="/facts" className="button">
                {facts("title")}
              </Link>
            </p>
          </section>
          <section className="stack">
            <h2>{t("export")}</h2>
            <p>{t("exportText")}</p>
            <p>
              <a href="/api/export" download className="button">
                {t("exportButton")}
              </a>
            </p>
          </section>
          <Erase unconfirmed={erase === "unconfirmed"} />
        </>
      ) : (
        <p className="muted">{t("nothing")}</p>
      )}
    </div>
  );
}

async function Erase({ unconfirmed }: Readonly<{ unconfirmed: boolean }>) {
  const [t, locale] = await Promise.all([getTranslations("You"), getLocale()]);
  return (
    <section className="stack">
      <h2>{t("erase")}</h2>
      <p>{t("eraseText")}</p>
      {unconfirmed && <Failure text={t("eraseUnconfirmed")} />}
      <form action="/api/erase" method="post" className="stack">
        <input type="hidden" name="locale" value={locale} />
        <label className={styles.confirm}>
          <input type="checkbox" name="confirmed" value="yes" />
          {t("eraseConfirm")}
        </label>
        <p>
          <button type="submit" className="button danger">
            {t("eraseButton")}
          </button>
        </p>
      </form>
    </section>
  );
}
