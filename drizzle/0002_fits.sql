CREATE TABLE `fit` (
	`id` text PRIMARY KEY NOT NULL,
	`learner_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`alive_at` integer NOT NULL,
	`status` text NOT NULL,
	`progress` real NOT NULL,
	`result` text,
	FOREIGN KEY (`learner_id`) REFERENCES `learner`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `fit_by_start` ON `fit` (`learner_id`,`started_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `fit_running` ON `fit` (`learner_id`) WHERE status = 'running';