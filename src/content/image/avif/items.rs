//! Items: the pictures and other data in an AVIF file, where each of them is, and how large the
//! first picture is.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::{PictureFault, Size, be16, be32};
use super::numbers::Numbers;
use super::{Boxed, boxes, damaged};

/// How many smaller pictures are read at most.
const MOST_SMALLER: usize = 100;

/// What the box `meta` says.
#[derive(Debug, Default)]
pub struct Items {
    /// The item that is shown.
    primary: u32,
    /// The kind of each item, and its media type when it has one.
    kinds: BTreeMap<u32, [u8; 4]>,
    /// Where each item is in the file; `None` for one that is in another file.
    places: BTreeMap<u32, Option<Vec<Range<usize>>>>,
    /// The items that show another one smaller.
    smaller: Vec<u32>,
    /// What is known of the shown item.
    size: Option<Size>,
    /// Where the data is that the box `idat` holds.
    data: Option<Range<usize>>,
}

impl Items {
    /// Reads what a box `meta` holds.
    pub fn read(bytes: &[u8], meta: Range<usize>) -> Result<Self, PictureFault> {
        let mut items = Self::default();
        let inner = boxes(bytes, meta.start + 4..meta.end.max(meta.start + 4))?;
        let of = |kind: &[u8; 4]| inner.iter().find(|found| found.kind == kind);
        items.data = of(b"idat").map(|found| found.holds.clone());
        let (primary, infos, places) = (of(b"pitm"), of(b"iinf"), of(b"iloc"));
        let ((primary, infos), places) = primary
            .zip(infos)
            .zip(places)
            .ok_or_else(|| damaged("its table of contents is missing"))?;
        let says = &bytes[primary.holds.clone()];
        let id = if says.first() == Some(&0) {
            be16(says, 4).map(u32::from)
        } else {
            be32(says, 4)
        };
        items.primary = id.ok_or(PictureFault::Cut)?;
        items.read_kinds(bytes, infos)?;
        items
            .read_places(bytes, places)
            .ok_or_else(|| damaged("its contents are not where its table of contents says"))?;
        if let Some(references) = of(b"iref") {
            items.read_smaller(bytes, references)?;
        }
        if let Some(properties) = of(b"iprp") {
            items.read_properties(bytes, properties.holds.clone())?;
        }
        // The file must contain all bytes of the picture that is shown.
        let shown = items
            .places
            .get(&items.primary)
            .ok_or_else(|| damaged("its picture is missing"))?;
        let is_within = |range: &Range<usize>| range.end <= bytes.len();
        if shown.iter().flatten().all(is_within) {
            Ok(items)
        } else {
            Err(PictureFault::Cut)
        }
    }

    /// The size of what is shown, as it is turned.
    pub fn size(&self) -> Option<Size> {
        self.size
    }

    /// Where all metadata is, and whether each piece is text (XMP) rather than EXIF.
    pub fn metadata(&self, boxes: &[Boxed<'_>]) -> Result<Vec<(Range<usize>, bool)>, PictureFault> {
        let is_metadata = |id: &u32| {
            self.kinds
                .get(id)
                .is_some_and(|kind| [b"Exif", b"mime", b"uri "].contains(&kind))
                || self.smaller.contains(id)
        };
        let pictures: Vec<&Range<usize>> = self
            .places
            .iter()
            .filter(|(id, _)| !is_metadata(id))
            .filter_map(|(_, at)| at.as_ref())
            .flatten()
            .collect();
        let mut metadata = Vec::new();
        for (id, places) in self.places.iter().filter(|(id, _)| is_metadata(id)) {
            let places = places.as_ref().ok_or(PictureFault::Locked)?;
            for place in places.iter().filter(|place| !place.is_empty()) {
                // A file could place metadata over its own tables or over the picture. Only bytes
                // of data that no picture needs may be overwritten.
                let media = boxes
                    .iter()
                    .filter(|found| found.kind == b"mdat")
                    .map(|found| &found.holds);
                let is_data = media
                    .chain(&self.data)
                    .any(|holds| holds.start <= place.start && place.end <= holds.end);
                let is_shared = pictures
                    .iter()
                    .any(|shown| shown.start < place.end && place.start < shown.end);
                if !is_data || is_shared {
                    return Err(PictureFault::Locked);
                }
                metadata.push((place.clone(), self.kinds.get(id) != Some(b"Exif")));
            }
        }
        Ok(metadata)
    }

    fn read_kinds(&mut self, bytes: &[u8], infos: &Boxed<'_>) -> Result<(), PictureFault> {
        let says = &bytes[infos.holds.clone()];
        let before = if says.first() == Some(&0) { 6 } else { 8 };
        for info in boxes(
            bytes,
            infos.holds.start + before..infos.holds.end.max(infos.holds.start + before),
        )? {
            let says = &bytes[info.holds.clone()];
            // Versions 0 and 1 have no kinds of items, and AVIF does not use them.
            let (id, at) = match says.first() {
                Some(2) => (be16(says, 4).map(u32::from), 8),
                Some(3) => (be32(says, 4), 10),
                _ => continue,
            };
            let kind = says.get(at..).and_then(|kind| kind.first_chunk());
            let (id, kind) = id.zip(kind).ok_or(PictureFault::Cut)?;
            self.kinds.insert(id, *kind);
        }
        Ok(())
    }

    fn read_smaller(&mut self, bytes: &[u8], references: &Boxed<'_>) -> Result<(), PictureFault> {
        let is_long = bytes[references.holds.clone()]
            .first()
            .is_some_and(|version| *version > 0);
        let start = references.holds.start + 4;
        for found in boxes(bytes, start..references.holds.end.max(start))? {
            if found.kind == b"thmb" {
                let smaller = Numbers(&bytes[found.holds.clone()])
                    .id(is_long)
                    .ok_or(PictureFault::Cut)?;
                self.smaller
                    .extend(Some(smaller).filter(|id| *id != self.primary));
            }
            if self.smaller.len() > MOST_SMALLER {
                return Err(damaged("it has too many parts"));
            }
        }
        Ok(())
    }

    fn read_places(&mut self, bytes: &[u8], places: &Boxed<'_>) -> Option<()> {
        let mut says = Numbers(&bytes[places.holds.clone()]);
        let version = says.next(1)?;
        says.next(3)?;
        let sizes = says.next(2)?;
        let width = |shift: u32| {
            usize::try_from(sizes >> shift & 0xf)
                .ok()
                .filter(|width| *width <= 8)
        };
        let (offset, length, base) = (width(12)?, width(8)?, width(4)?);
        let index = if version > 0 { width(0)? } else { 0 };
        for _ in 0..says.count(version > 1)? {
            let id = says.id(version > 1)?;
            let method = if version > 0 { says.next(2)? & 0xf } else { 0 };
            let elsewhere = says.next(2)? != 0;
            let start = says.next(base)?;
            let mut extents = Some(Vec::new()).filter(|_| method < 2 && !elsewhere);
            for _ in 0..says.count(false)? {
                says.next(index)?;
                let from = usize::try_from(start.checked_add(says.next(offset)?)?).ok()?;
                let length = usize::try_from(says.next(length)?).ok()?;
                let (from, last) = match &self.data {
                    Some(data) if method == 1 => (from.checked_add(data.start)?, data.end),
                    None if method == 1 => return None,
                    _ => (from, bytes.len()),
                };
                // A length of zero means everything that is left.
                let end = if length == 0 {
                    last.max(from)
                } else {
                    from.checked_add(length)?
                };
                if let Some(extents) = &mut extents {
                    extents.push(from..end);
                }
            }
            self.places.insert(id, extents);
        }
        Some(())
    }

    /// The properties of the shown item, in their order: how large it is, how it is cut and turned.
    fn read_properties(
        &mut self,
        bytes: &[u8],
        properties: Range<usize>,
    ) -> Result<(), PictureFault> {
        let inner = boxes(bytes, properties)?;
        let Some(all) = inner.iter().find(|found| found.kind == b"ipco") else {
            return Ok(());
        };
        let all = boxes(bytes, all.holds.clone())?;
        for found in inner.iter().filter(|found| found.kind == b"ipma") {
            let own = self
                .properties(&bytes[found.holds.clone()])
                .ok_or(PictureFault::Cut)?;
            for property in own
                .into_iter()
                .filter_map(|number| all.get(number.checked_sub(1)?))
            {
                let says = &bytes[property.holds.clone()];
                self.size = match (property.kind, self.size) {
                    (b"ispe", _) => be32(says, 4)
                        .zip(be32(says, 8))
                        .map(|(width, height)| Size { width, height }),
                    (b"clap", Some(_)) => cut(says),
                    (b"irot", Some(Size { width, height }))
                        if says.first().is_some_and(|turns| turns % 2 == 1) =>
                    {
                        Some(Size {
                            width: height,
                            height: width,
                        })
                    }
                    (_, size) => size,
                };
            }
        }
        self.size = self.size.filter(|size| size.width > 0 && size.height > 0);
        Ok(())
    }

    /// The numbers of the shown item's properties, from 1.
    fn properties(&self, says: &[u8]) -> Option<Vec<usize>> {
        let mut says = Numbers(says);
        let is_long = says.next(1)? > 0;
        let is_wide = says.next(3)? & 1 == 1;
        let mut own = Vec::new();
        for _ in 0..says.count(true)? {
            let id = says.id(is_long)?;
            for _ in 0..says.next(1)? {
                let number = if is_wide {
                    says.next(2)? & 0x7fff
                } else {
                    says.next(1)? & 0x7f
                };
                if id == self.primary {
                    own.push(usize::try_from(number).ok()?);
                }
            }
        }
        Some(own)
    }
}

/// The size of what is left of a picture that is cut.
fn cut(says: &[u8]) -> Option<Size> {
    let side = |at: usize| {
        Some(be32(says, at)?.checked_div(be32(says, at + 4)?)?).filter(|side| *side > 0)
    };
    Some(Size {
        width: side(0)?,
        height: side(8)?,
    })
}
