//! Statuses and roles that a site or a file names itself.

use super::data::STATES;
use super::dice::Dice;
use super::words::{self, Phrase, Text};
use super::world::World;
use super::yaml::Yaml;

/// Statuses and roles that a file names, the id of each with what it is called, and the words in that.
#[derive(Default)]
pub struct Names {
    pub statuses: Vec<(String, Text)>,
    pub roles: Vec<(String, Text)>,
    pub words: Vec<String>,
}

/// Statuses and roles for a file to name itself; their ids begin with `prefix`. The words in what they are called.
pub fn names(world: &mut World, dice: &mut Dice<'_>, prefix: &str, yaml: &mut Yaml) -> Names {
    let mut names = Names::default();
    let called = |world: &mut World, dice: &mut Dice<'_>| {
        let marker = world.marker();
        let name = format!("Kaldt {marker}");
        let text = words::text(dice, &world.tags, &Phrase { source: name.clone(), plain: name });
        (marker, text)
    };
    if dice.one_in(3) {
        // Those of the site look otherwise than those of its files.
        let looks = match prefix {
            "" => [("three-quarters", "postponed"), ("down", "late")],
            _ => [("quarter", "completed"), ("square", "ink")],
        };
        let all = looks.iter().enumerate().take(dice.below(2) + 1).map(|(n, (shape, colour))| {
            let (marker, text) = called(world, dice);
            let id = format!("{prefix}status-{n}");
            let counts_as = Yaml::bare(*dice.pick(&STATES));
            let mut one = Yaml::map([
                ("id", Yaml::text(&id)),
                ("title", text.yaml.clone()),
                ("counts_as", counts_as),
                ("shape", Yaml::bare(*shape)),
            ]);
            if dice.one_in(2) {
                one.put("colour", Yaml::bare(*colour));
            }
            names.words.push(marker);
            names.statuses.push((id, text));
            one
        });
        let mut all: Vec<Yaml> = all.collect();
        if dice.one_in(2) {
            let (marker, text) = called(world, dice);
            all.push(Yaml::map([("id", Yaml::bare("completed")), ("title", text.yaml)]));
            names.words.push(marker);
        }
        yaml.put("statuses", Yaml::List(all));
    }
    if dice.one_in(3) {
        let all = ["X", "Y"].into_iter().take(dice.below(2) + 1).map(|letter| {
            let (marker, text) = called(world, dice);
            let id = format!("{prefix}role-{}", letter.to_lowercase());
            names.words.push(marker);
            names.roles.push((id.clone(), text.clone()));
            let letter = if prefix.is_empty() { letter.to_owned() } else { format!("{letter}2") };
            Yaml::map([("id", Yaml::text(id)), ("title", text.yaml), ("letter", Yaml::text(letter))])
        });
        yaml.put("roles", Yaml::List(all.collect()));
    }
    names
}
