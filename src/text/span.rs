//! Where something stands: half-open byte ranges, of the file or of its view.
//!
//! Two coordinate systems exist, and a type for each keeps them apart: [`Span`] counts bytes of the file as it lies on
//! the disk, [`ViewSpan`] counts bytes of the normalised [`View`](super::View) that rules match on.

use std::ops::Range;

/// A half-open range of bytes of the *original* text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset behind the last byte.
    pub end: usize,
}

/// A half-open range of bytes of a document's [`View`](super::View).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ViewSpan {
    /// Byte offset of the first byte, in the view.
    pub start: usize,
    /// Byte offset behind the last byte, in the view.
    pub end: usize,
}

macro_rules! range_methods {
    ($name:ident) => {
        impl $name {
            /// A span from `start` up to and without `end`.
            pub const fn new(start: usize, end: usize) -> Self {
                Self { start, end }
            }

            /// Length in bytes.
            pub const fn len(self) -> usize {
                self.end - self.start
            }

            /// Whether it covers nothing: a place between two bytes.
            pub const fn is_empty(self) -> bool {
                self.start == self.end
            }

            /// Whether `other` lies inside, ends included.
            pub const fn contains(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            /// Whether the two share at least one byte.
            pub const fn overlaps(self, other: Self) -> bool {
                self.start < other.end && other.start < self.end
            }

            /// The same range in the form that slices are indexed with.
            pub const fn range(self) -> Range<usize> {
                self.start..self.end
            }
        }

        impl From<Range<usize>> for $name {
            fn from(range: Range<usize>) -> Self {
                Self::new(range.start, range.end)
            }
        }
    };
}

range_methods!(Span);
range_methods!(ViewSpan);
