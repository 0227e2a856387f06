//! The words of the theme for the six states, where somebody writes them in data: which state is meant.

use super::theme::Theme;
use tavle_base::diagnostic::nearest;
use tavle_base::message::Arg;
use tavle_base::{Diagnostic, message};
use tavle_schema::State;

/// Says of words that are no status which state they are in one of the site's languages.
pub fn propose(diagnostics: &mut [Diagnostic], theme: &Theme) {
    for one in diagnostics.iter_mut().filter(|one| one.code() == "unknown-status") {
        let message = &one.message;
        if message.own_help().is_some_and(|help| help.key() == "help.did-you-mean") {
            continue;
        }
        let Some(Arg::Text(word)) = message.args().get("word") else { continue };
        if let Some(state) = state(word, theme) {
            one.message = message.clone().help(message!("help.did-you-mean", name = state.word()));
        }
    }
}

/// The state that the theme calls so, or nearly so.
fn state(word: &str, theme: &Theme) -> Option<State> {
    let of_language =
        |strings: &'_ tavle_schema::Strings| State::ALL.map(|state| (state, strings.states.word(state).to_lowercase()));
    let words: Vec<(State, String)> =
        theme.languages.iter().flat_map(|language| of_language(&language.strings)).collect();
    let written = word.to_lowercase();
    let meant = nearest(&written, words.iter().map(|(_, word)| word.as_str()))?;
    words.iter().find(|(_, word)| word == meant).map(|(state, _)| *state)
}
