//! Who is responsible for texts, whom to ask about them, and when they are reviewed.

use super::dice::Dice;
use super::world::World;
use super::yaml::Yaml;

/// Says some of it at times. Reviews are long past, of today, and never done; none of that depends on the day.
pub fn upkeep(world: &World, dice: &mut Dice<'_>, marker: &str, yaml: &mut Yaml) {
    if let (false, true) = (world.units.is_empty(), dice.one_in(4)) {
        yaml.put("owner", Yaml::text(dice.pick(&world.units)));
    }
    if dice.one_in(4) {
        yaml.put("reviewed", Yaml::bare(*dice.pick(&["2019-02-28", "2026-11-22", "2026-08-31"])));
    }
    if dice.one_in(4) {
        yaml.put("review_every", Yaml::text(*dice.pick(&["12 months", "1 year", "P6M", "3 weeks"])));
    }
    if dice.one_in(6) {
        let contact = [("role", format!("Spørg {marker}")), ("email", format!("{marker}@sundby.example"))];
        yaml.put("contact", Yaml::map(contact.map(|(key, value)| (key, Yaml::text(value)))));
    }
}
