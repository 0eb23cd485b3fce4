CREATE TABLE `tally` (
	`learner_id` text NOT NULL,
	`measure` text NOT NULL,
	`key` text NOT NULL,
	`answers` integer NOT NULL,
	`right` integer NOT NULL,
	`expected_micro` integer NOT NULL,
	`loss_micro` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `measure`, `key`),
	FOREIGN KEY (`learner_id`) REFERENCES `learner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `trace` (
	`learner_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`day` text NOT NULL,
	`stability` real,
	PRIMARY KEY(`learner_id`, `fact_id`, `day`),
	FOREIGN KEY (`learner_id`) REFERENCES `learner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `entry` ADD `confidence` text;--> statement-breakpoint
ALTER TABLE `learner` ADD `caches_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `learner_by_caches` ON `learner` (`caches_version`);--> statement-breakpoint
ALTER TABLE `memory` ADD `proven_days` integer DEFAULT 0 NOT NULL;