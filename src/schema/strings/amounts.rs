//! How the values in columns of a file's own are written: answers, numbers with what they count, and money.

use std::collections::BTreeMap;

use super::page::strings;

strings! {
    pub struct AnswerWords {
        yes,
        no,
    }
}

strings! {
    pub struct AmountWords {
        measure,
        percent,
        money,
        currencies: BTreeMap<Box<str>, Box<str>>,
        with_measure,
        currency_of,
        sum,
        mean,
        sum_of,
        mean_of,
        sum_here,
        mean_here,
    }
}
