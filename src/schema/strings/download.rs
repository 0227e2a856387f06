//! The formats in which a data set can be downloaded, one line each, and the words for what is downloaded.
//!
//! All that the rooms need to know of a format stands here. How a file of it is made stands in `render::file`.

use super::page::strings;

/// What is known of a format.
pub struct FormatFacts {
    /// As in "XLSX".
    pub name: &'static str,
    /// Its media type in the registry of IANA, with its character set where it is text.
    pub content_type: &'static str,
    /// Whether the European Union's list of file types has it, under its name.
    pub is_listed: bool,
    /// Whether one file holds all languages; otherwise there is one in each.
    pub is_multilingual: bool,
    /// Whether it holds dates and nothing else, so that data without any has no such file.
    pub needs_dates: bool,
}

impl FormatFacts {
    /// Whether it holds rows and columns, whatever stands in them.
    pub fn is_spreadsheet(&self) -> bool {
        !self.is_multilingual && !self.needs_dates
    }

    /// Its media type alone, as in `text/csv`.
    pub fn media_type(&self) -> &'static str {
        self.content_type.split_once(';').map_or(self.content_type, |(media_type, _)| media_type)
    }
}

/// Defines the formats, in the order in which they are offered: each with the key of its word, which is the ending of
/// its files as well.
macro_rules! formats {
    ($($(#[$doc:meta])* $format:ident = $ending:ident $facts:tt)*) => {
        /// A format in which a data set can be downloaded.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FileFormat {
            $($(#[$doc])* $format,)*
        }

        impl FileFormat {
            /// All formats, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$format),*];

            /// What the names of its files end in.
            pub fn ending(self) -> &'static str {
                match self {
                    $(Self::$format => stringify!($ending),)*
                }
            }

            /// What is known of it.
            pub fn facts(self) -> FormatFacts {
                match self {
                    $(Self::$format => FormatFacts $facts,)*
                }
            }
        }

        strings! {
            pub struct DownloadWords {
                $($ending,)*
                schema,
                catalog,
                choices,
                in_words,
                tasks,
            }
        }

        impl DownloadWords {
            /// The link to a file of a format.
            pub fn word(&self, format: FileFormat) -> &str {
                match format {
                    $(FileFormat::$format => &self.$ending,)*
                }
            }
        }
    };
}

formats! {
    /// A workbook of Excel.
    Xlsx = xlsx {
        name: "XLSX",
        content_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        is_listed: true,
        is_multilingual: false,
        needs_dates: false,
    }
    /// A spreadsheet of LibreOffice (OpenDocument).
    Ods = ods {
        name: "ODS",
        content_type: "application/vnd.oasis.opendocument.spreadsheet",
        is_listed: true,
        is_multilingual: false,
        needs_dates: false,
    }
    /// A text file for spreadsheets.
    Csv = csv {
        name: "CSV",
        content_type: "text/csv; charset=utf-8",
        is_listed: true,
        is_multilingual: false,
        needs_dates: false,
    }
    /// The dates as a calendar.
    Ics = ics {
        name: "ICS",
        content_type: "text/calendar; charset=utf-8",
        is_listed: false,
        is_multilingual: false,
        needs_dates: true,
    }
    /// The data as it is written, for programs.
    Json = json {
        name: "JSON",
        content_type: "application/json",
        is_listed: true,
        is_multilingual: true,
        needs_dates: false,
    }
}
