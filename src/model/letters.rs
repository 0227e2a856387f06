//! Letters that stand for two roles: those that a file or the site gives, beside those of the theme.

use std::collections::HashSet;

use super::roles::{NamedRole, Roles};
use super::site::Site;
use super::theme::Theme;
use tavle_base::{Diagnostic, Lang, message, names};

/// The diagnostics for letters of the site's own that the theme has for another role.
pub fn twice(site: &Site, theme: &Theme) -> Vec<Diagnostic> {
    let mut reported = HashSet::new();
    let mut diagnostics = Vec::new();
    for (_, set) in site.sets() {
        for (_, role) in set.roles.all() {
            let lang = site.languages.all().find(|lang| is_taken(role, &set.roles, *lang, theme));
            let (Some(lang), Some((letter, place))) = (lang, &role.letter) else { continue };
            if reported.insert(place.clone()) {
                let letter = letter.str(lang);
                let letters = of_theme(&set.roles, lang, theme).map(|(_, letter)| letter);
                let (tag, letters) = (site.languages.tag(lang), names(letters));
                let message = message!("duplicate-letter.of-theme", letter, tag, letters);
                diagnostics.push(Diagnostic::error(place.clone(), message));
            }
        }
    }
    diagnostics
}

/// The roles that have the letters of the theme.
fn of_theme<'a>(roles: &'a Roles, lang: Lang, theme: &'a Theme) -> impl Iterator<Item = (&'a NamedRole, &'a str)> {
    let letters = &theme.languages[lang.index()].strings.letters;
    let all = roles.all().map(|(_, role)| role).filter(|role| role.letter.is_none());
    all.filter_map(|role| Some((role, letters.word(role.is?))))
}

fn is_taken(role: &NamedRole, roles: &Roles, lang: Lang, theme: &Theme) -> bool {
    role.letter.as_ref().is_some_and(|(letter, _)| {
        of_theme(roles, lang, theme).any(|(other, theirs)| other.id != role.id && theirs == letter.str(lang))
    })
}
