CREATE TABLE `entry` (
	`learner_id` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`fact_id` text,
	`prompt_id` text,
	`kind` text,
	`locale` text,
	`right` integer,
	`duration_ms` integer,
	`rating` text,
	`given` text,
	`act` text,
	`undoes` text,
	`settings` text,
	PRIMARY KEY(`learner_id`, `seq`),
	FOREIGN KEY (`learner_id`) REFERENCES `learner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entry_by_id` ON `entry` (`learner_id`,`id`);--> statement-breakpoint
CREATE INDEX `entry_by_fact` ON `entry` (`learner_id`,`fact_id`);--> statement-breakpoint
CREATE INDEX `entry_by_time` ON `entry` (`learner_id`,`at`);--> statement-breakpoint
CREATE TABLE `hold` (
	`learner_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `fact_id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `entry` (`learner_id`, `seq`, `id`, `type`, `at`, `fact_id`, `prompt_id`, `kind`, `locale`, `right`, `duration_ms`, `rating`, `given`)
SELECT `learner_id`, `seq`, `id`, `source`, `answered_at`, `fact_id`, `prompt_id`, `kind`, `locale`, `right`, `duration_ms`, `rating`, `given` FROM `answer`;--> statement-breakpoint
DROP TABLE `answer`;--> statement-breakpoint
ALTER TABLE `learner` ADD `settings` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `learner` ADD `fitted_seq` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `learner` SET `settings` = json_object('timeZone', `time_zone`, 'rolloverHour', `rollover_hour`, 'newFactsPerDay', `new_facts_per_day`, 'desiredRetention', `desired_retention`);--> statement-breakpoint
ALTER TABLE `learner` DROP COLUMN `time_zone`;--> statement-breakpoint
ALTER TABLE `learner` DROP COLUMN `rollover_hour`;--> statement-breakpoint
ALTER TABLE `learner` DROP COLUMN `new_facts_per_day`;--> statement-breakpoint
ALTER TABLE `learner` DROP COLUMN `desired_retention`;--> statement-breakpoint
ALTER TABLE `memory` ADD `last_prompt_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `memory` ADD `settled_lapses` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `memory` SET `last_prompt_id` = coalesce((SELECT `prompt_id` FROM `entry` WHERE `entry`.`learner_id` = `memory`.`learner_id` AND `entry`.`fact_id` = `memory`.`fact_id` AND `entry`.`at` = `memory`.`last_answered_at` ORDER BY `entry`.`id` DESC LIMIT 1), '');