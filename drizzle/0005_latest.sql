DROP INDEX `entry_by_fact`;--> statement-breakpoint
CREATE INDEX `entry_by_fact` ON `entry` (`learner_id`,`fact_id`,`at`);