//! Indicators, with figures by time.

use super::{Dice, Make, Row, Yaml};

impl Make<'_, '_> {
    pub(super) fn indicator(&mut self) -> Yaml {
        let (mut yaml, mut row) = self.row("text", None);
        self.figures(true, &mut yaml, &mut row);
        if self.dice.one_in(3) {
            self.reports(false, true, &mut yaml, &mut row);
        }
        self.roles(&mut yaml, &mut row);
        self.rows.push(row);
        yaml
    }

    /// An indicator of an objective: in words, and often in figures too.
    pub(super) fn indicator_of_objective(&mut self, row: &mut Row) -> Yaml {
        let text = self.world.text(self.dice, &row.marker);
        let target = self.world.text(self.dice, &row.marker);
        let mut yaml = Yaml::map([("text", text.yaml.clone()), ("target", target.yaml.clone())]);
        row.texts.extend([text, target]);
        if self.dice.one_in(2) {
            self.figures(false, &mut yaml, row);
        }
        yaml
    }

    /// What was measured, each year once, and what is to come. What it counts stands beside the figures in every output.
    fn figures(&mut self, may_have_targets: bool, yaml: &mut Yaml, row: &mut Row) {
        if self.dice.one_in(2) {
            let measure = self.world.name(self.dice, &row.marker);
            yaml.put("measure", measure.yaml.clone());
            row.texts.push(measure);
        }
        let years = self.dice.below(4) + 1;
        let figure = |dice: &mut Dice<'_>| dice.below(60_000) + 1_000;
        let mut values = Yaml::Map(Vec::new());
        for year in 0..years {
            values.put(&(2021 + year).to_string(), Yaml::bare(figure(self.dice).to_string()));
        }
        yaml.put("values", values);
        if self.dice.one_in(2) {
            yaml.put("better", Yaml::bare(*self.dice.pick(&["higher", "lower"])));
            yaml.put("baseline", Yaml::map([("2020", Yaml::bare(figure(self.dice).to_string()))]));
            if may_have_targets && self.dice.one_in(2) {
                yaml.put("targets", Yaml::map([("2030", Yaml::bare(figure(self.dice).to_string()))]));
            }
        }
    }
}
