DROP INDEX `entry_by_fact`;--> statement-breakpoint
CREATE INDEX `entry_by_fact` ON `entry` (`learner_id`,`fact_id`,`at`);--> statement-breakpoint
-- Of two servers that start at once only one gets to note a migration; the other finds it done.
CREATE UNIQUE INDEX `migration_once` ON `__drizzle_migrations` (`hash`);
