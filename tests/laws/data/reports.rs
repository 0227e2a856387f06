//! What was reported of a row, an action or an indicator, period by period.

use super::{HIDDEN, Make, Row, STATES, Yaml, words};

/// Periods from the earliest on: of all lengths, and quarters alone.
const PERIODS: [&str; 4] = ["2025-Q4", "2026-Q1", "2026-09", "2026"];
const QUARTERS: [&str; 4] = ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"];

/// What can be asked for reports.
const REPORTED: [&str; 5] = ["activity-plan", "roadmap", "actions", "objectives", "indicators"];

impl Make<'_, '_> {
    /// At times a data set is reported on every quarter. What is not reported then depends on the day.
    pub(super) fn rhythm(&mut self, kind: &str, yaml: &mut Yaml) {
        self.has_rhythm = REPORTED.contains(&kind) && self.dice.one_in(3);
        if self.has_rhythm {
            yaml.put("report_every", Yaml::bare("quarter"));
            self.is_dated = true;
        }
    }

    /// How far something is: as a status, or as reports of which the newest says it.
    pub(super) fn progress(&mut self, has_columns: bool, yaml: &mut Yaml, row: &mut Row) {
        if !self.dice.one_in(4) {
            return self.status(yaml, row);
        }
        let newest = self.reports(true, has_columns, yaml, row);
        // The same may stand in the row, too.
        if let Some(state) = newest {
            yaml.put("status", Yaml::bare(state));
        }
    }

    /// Some reports, with what readers must find of each; gives the newest status in them. Values are of a column that is shown
    /// nowhere.
    pub(super) fn reports(
        &mut self,
        has_statuses: bool,
        has_columns: bool,
        yaml: &mut Yaml,
        row: &mut Row,
    ) -> Option<&'static str> {
        let periods = if self.has_rhythm { QUARTERS } else { PERIODS };
        let first = self.dice.below(periods.len());
        let last = (first + 1 + self.dice.below(3)).min(periods.len());
        let mut newest = None;
        let mut all = Vec::new();
        for period in &periods[first..last] {
            // Nothing is missing for a year that is not over.
            self.is_dated |= *period == "2026";
            let text = self.world.text(self.dice, &row.marker);
            let mut report = Yaml::map([("period", Yaml::bare(*period)), ("text", text.yaml.clone())]);
            row.texts.push(text);
            if self.dice.one_in(2) {
                report.put("day", Yaml::bare("2026-07-03"));
            }
            if has_statuses && self.dice.one_in(2) {
                let state = *self.dice.pick(&STATES);
                report.put("status", Yaml::bare(state));
                newest = Some(state);
            }
            if has_columns && !self.columns.is_empty() && self.dice.one_in(3) {
                let marker = self.world.marker();
                let text = self.world.text(self.dice, &marker);
                report.put("values", Yaml::map([(HIDDEN, text.yaml)]));
                self.hidden.push(marker);
            }
            if self.dice.one_in(3) {
                report.put("evidence", Yaml::text(words::ADDRESS));
            }
            all.push(report);
        }
        if self.dice.one_in(2) {
            all.reverse();
        }
        yaml.put("reports", Yaml::List(all));
        newest
    }
}
