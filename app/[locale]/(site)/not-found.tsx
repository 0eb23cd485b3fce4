import { getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { Moon } from "@/app/_components/moon";

export default async function NotFound() {
  const t = await getTranslations("Errors");
  return (
    <div className="page stack">
      <Moon phase="new" size={48} />
      <h1>{t("notFoundTitle")}</h1>
      <p>{t("notFoundText")}</p>
      <p>
        <Link href="/" className="button primary">
          {t("home")}
        </Link>
      </p>
    </div>
  );
}
