CREATE TABLE `answer` (
	`learner_id` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`source` text NOT NULL,
	`fact_id` text NOT NULL,
	`prompt_id` text NOT NULL,
	`kind` text NOT NULL,
	`locale` text NOT NULL,
	`rating` text,
	`right` integer NOT NULL,
	`given` text,
	`answered_at` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `seq`),
	FOREIGN KEY (`learner_id`) REFERENCES `learner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_by_id` ON `answer` (`learner_id`,`id`);--> statement-breakpoint
CREATE INDEX `answer_by_fact` ON `answer` (`learner_id`,`fact_id`);--> statement-breakpoint
CREATE TABLE `daily_total` (
	`learner_id` text NOT NULL,
	`day` text NOT NULL,
	`source` text NOT NULL,
	`kind` text NOT NULL,
	`answers` integer NOT NULL,
	`right` integer NOT NULL,
	`introduced` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `day`, `source`, `kind`),
	FOREIGN KEY (`learner_id`) REFERENCES `learner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `learner` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`time_zone` text NOT NULL,
	`rollover_hour` integer NOT NULL,
	`new_facts_per_day` integer NOT NULL,
	`desired_retention` real NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `learner_token_hash_unique` ON `learner` (`token_hash`);--> statement-breakpoint
CREATE TABLE `memory` (
	`learner_id` text NOT NULL,
	`fact_id` text NOT NULL,
	`state` text NOT NULL,
	`stability` real NOT NULL,
	`difficulty` real NOT NULL,
	`due_at` integer NOT NULL,
	`last_answered_at` integer NOT NULL,
	`interval_days` integer NOT NULL,
	`step` integer NOT NULL,
	`reps` integer NOT NULL,
	`lapses` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `fact_id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `quiz` (
	`id` text PRIMARY KEY NOT NULL,
	`learner_id` text NOT NULL,
	`article_id` text NOT NULL,
	`started_at` integer NOT NULL,
	FOREIGN KEY (`learner_id`) REFERENCES `learner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `quiz_by_start` ON `quiz` (`learner_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `quiz_question` (
	`quiz_id` text NOT NULL,
	`position` integer NOT NULL,
	`answer_id` text NOT NULL,
	`prompt_id` text NOT NULL,
	`option_order` text NOT NULL,
	PRIMARY KEY(`quiz_id`, `position`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE cascade
);
