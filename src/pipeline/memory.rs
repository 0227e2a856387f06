//! What is remembered from one reading of a site to the next.
//!
//! There is no second way through the house: every room is gone through again, and only what a file says by itself,
//! and what one record becomes, is not worked out again while it is the very same.

use tavle_load as load;
use tavle_model as model;
use tavle_schema as schema;

/// The memory of somebody who reads one site again and again, as `serve` does.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) files: load::Cache,
    pub(super) records: schema::Cache,
    pub(super) sets: model::Cache,
}
