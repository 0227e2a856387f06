//! What data sets are made of.

use super::dice::Dice;
use super::words::{self, Phrase, Text};
use super::yaml::Yaml;

/// What data sets are made of: the site's languages and units, and words that are not used yet.
pub struct World {
    pub tags: Vec<&'static str>,
    pub units: Vec<String>,
    /// The statuses and roles that the site names: the id of each, and what it is called.
    pub statuses: Vec<(String, Text)>,
    pub roles: Vec<(String, Text)>,
    /// The ids of objectives so far.
    pub objectives: Vec<String>,
    markers: usize,
}

impl World {
    pub fn new(tags: Vec<&'static str>) -> Self {
        Self { tags, units: Vec::new(), statuses: Vec::new(), roles: Vec::new(), objectives: Vec::new(), markers: 0 }
    }

    /// A word that nothing else has.
    pub fn marker(&mut self) -> String {
        self.markers += 1;
        words::marker(self.markers * 7)
    }

    /// An odd text with this word in it.
    pub fn text(&self, dice: &mut Dice<'_>, own: &str) -> Text {
        let phrase = words::phrase(dice, own);
        words::text(dice, &self.tags, &phrase)
    }

    /// Says that something serves an objective, at times. That may stand in a file that is hidden.
    pub fn serve(&self, dice: &mut Dice<'_>, yaml: &mut Yaml) {
        if !self.objectives.is_empty() && dice.one_in(3) {
            let objective = Yaml::text(dice.pick(&self.objectives));
            yaml.put("serves", if dice.one_in(2) { Yaml::List(vec![objective]) } else { objective });
        }
    }

    /// A title: mostly with this word in it, at times the same as others have, at times hardly any.
    pub fn title(&self, dice: &mut Dice<'_>, own: &str) -> Text {
        let plain = |text: &str| Phrase { source: text.to_owned(), plain: text.to_owned() };
        let phrase = match dice.below(12) {
            10 => plain("Planen"),
            11 => plain("?!"),
            _ => words::phrase(dice, own),
        };
        words::text(dice, &self.tags, &phrase)
    }

    /// A name, in which nothing is markup: readers see it as it is written.
    pub fn name(&self, dice: &mut Dice<'_>, own: &str) -> Text {
        let source = words::phrase(dice, own).source;
        words::text(dice, &self.tags, &Phrase { plain: source.clone(), source })
    }
}
