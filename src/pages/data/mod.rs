//! What is taken along as a file: data sets as spreadsheets and calendars, the catalogue of all of them, and feeds.

pub mod calendar;
pub mod catalog;
pub mod downloads;
pub mod feed;
pub mod rows;
pub mod spreadsheet;
pub mod whole;
