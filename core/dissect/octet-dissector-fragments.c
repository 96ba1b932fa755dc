/* octet-dissector-fragments.c - puts datagrams together that came in fragments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first pass remembers for each fragment which datagram it belongs to. The
 * packet that completes the datagram shows the whole of it, gathered from the
 * packets; the others show their octets, and say where to look.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bytes/octet-time.h"
#include "dissect/octet-dissector-private.h"

/* RFC 8200, 4.5: 60 seconds; RFC 1122, 3.3.2: 60 to 120. */
#define PATIENCE (120 * G_GINT64_CONSTANT (1000000000))

/* What is wrong with a fragment. */
enum
{
  IS_OVERLAP = 1 << 0,
  IS_CONFLICT = 1 << 1,
  IS_OTHER_TAIL = 1 << 2,
  IS_TOO_LONG = 1 << 3,
};

typedef struct
{
  OctetDissector            *self;
  const OctetFragmentPart   *part;
  const OctetFragmentFields *fields;
} Fragment;

/* A fragment in its place among the others. */
typedef struct
{
  const OctetFragment *fragment;
  guint                flags;
} Piece;

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const OctetFragment *first = ((const Piece *) a)->fragment;
  const OctetFragment *second = ((const Piece *) b)->fragment;

  if (first->offset != second->offset)
    return first->offset < second->offset ? -1 : 1;
  /* Both stand in one array, in the order they came. */
  return first < second ? -1 : first > second;
}

static Piece *
sort_pieces (const OctetDatagram *datagram)
{
  Piece *pieces = g_new0 (Piece, datagram->n_fragments);

  for (guint32 i = 0; i < datagram->n_fragments; i++)
    pieces[i].fragment = &datagram->fragments[i];
  qsort (pieces, datagram->n_fragments, sizeof (Piece), compare_pieces);
  return pieces;
}

/* Copies what no fragment before it brought, and compares the rest. */
static void
place_piece (Piece        *piece,
             const guint8 *data,
             guint8       *whole,
             guint32       size,
             guint32      *there)
{
  const OctetFragment *fragment = piece->fragment;
  guint32 end = fragment->offset + fragment->size, from = MAX (*there, fragment->offset);
  guint32 last = MIN (end, size);

  if (fragment->is_last && end != size)
    piece->flags |= IS_OTHER_TAIL;
  if (end > size)
    piece->flags |= IS_TOO_LONG;
  if (fragment->offset < *there)
    {
      guint32 known = MIN (last, *there);

      piece->flags |= IS_OVERLAP;
      if (known > fragment->offset &&
          memcmp (whole + fragment->offset, data, known - fragment->offset) != 0)
        piece->flags |= IS_CONFLICT;
    }
  if (last > from)
    {
      memcpy (whole + from, data + (from - fragment->offset), last - from);
      *there = last;
    }
}

/* NULL where a packet cannot be read again. */
static GBytes *
gather (const Fragment      *self,
        const OctetDatagram *datagram,
        Piece               *pieces)
{
  g_autofree guint8 *whole = g_malloc0 (datagram->size);
  guint32 there = 0;

  for (guint32 i = 0; i < datagram->n_fragments; i++)
    {
      const OctetFragment *fragment = pieces[i].fragment;
      gsize size;
      const guint8 *packet = octet_dissector_read_packet (self->self, fragment->packet, &size);

      if (packet == NULL || fragment->at > size || fragment->size > size - fragment->at)
        return NULL;
      place_piece (&pieces[i], packet + fragment->at, whole, datagram->size, &there);
    }
  return g_bytes_new_take (g_steal_pointer (&whole), datagram->size);
}

static void
add_piece (const Fragment *self,
           const Piece    *piece,
           guint32         whole,
           guint8          source)
{
  const OctetFragmentFields *fields = self->fields;
  const struct
  {
    guint flag;
    guint field;
  } kinds[] = { { IS_OVERLAP, fields->overlap }, { IS_CONFLICT, fields->conflict },
                { IS_OTHER_TAIL, fields->tails }, { IS_TOO_LONG, fields->too_long } };
  gboolean is_wrong = (piece->flags & ~(guint) IS_OVERLAP) != 0;
  /* The byte view has nothing behind the end of the whole. */
  guint32 at = MIN (piece->fragment->offset, whole);

  octet_dissector_add_in (self->self, is_wrong ? fields->error : fields->fragment,
                          piece->fragment->packet, at, MIN (piece->fragment->size, whole - at),
                          source);
  octet_dissector_enter (self->self);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((piece->flags & kinds[i].flag) != 0)
      octet_dissector_add_in (self->self, kinds[i].field, 1, at, 0, source);
  octet_dissector_close (self->self);
}

static void
add_pieces (const Fragment      *self,
            const OctetDatagram *datagram,
            const Piece         *pieces,
            GBytes              *bytes,
            guint8               source)
{
  const OctetFragmentFields *fields = self->fields;
  const OctetProtocol *protocol = self->self->layer->entry->protocol;

  if (protocol->fields[fields->fragments].kind == OCTET_FIELD_BYTES)
    octet_dissector_add_gathered (self->self, fields->fragments, bytes, source);
  else
    octet_dissector_add_in (self->self, fields->fragments, 0, 0, datagram->size, source);
  octet_dissector_enter (self->self);
  for (guint32 i = 0; i < datagram->n_fragments; i++)
    add_piece (self, &pieces[i], datagram->size, source);
  octet_dissector_add_in (self->self, fields->count, datagram->n_fragments, 0, 0, source);
  octet_dissector_add_in (self->self, fields->length, datagram->size, 0, 0, source);
  octet_dissector_add_gathered (self->self, fields->data, bytes, source);
  octet_dissector_close (self->self);
}

static void
check_patience (const Fragment      *self,
                const OctetDatagram *datagram)
{
  gint64 first = octet_dissector_get_time_of (self->self, datagram->fragments[0].packet);

  if (first != G_MININT64 && octet_time_span (self->self->frame->time, first) > PATIENCE)
    octet_dissector_note_here (self->self, self->fields->late);
}

static gboolean
show_whole (const Fragment      *self,
            const OctetDatagram *datagram)
{
  OctetDissector *dissector = self->self;
  g_autofree Piece *pieces = sort_pieces (datagram);
  GBytes *bytes = gather (self, datagram, pieces);
  const guint8 *data;
  gsize size;
  guint source;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  source = octet_tree_add_source (dissector->tree, _(self->part->name), data, size, bytes);
  if (source == OCTET_NO_SOURCE)
    return FALSE;
  check_patience (self, datagram);
  if (octet_dissector_wants (dissector, OCTET_WANTS_FIELDS))
    add_pieces (self, datagram, pieces, bytes, (guint8) source);
  octet_dissector_run_source (dissector, self->part->table, self->part->protocol,
                              (guint8) source);
  return TRUE;
}

/* In the first pass files the fragment; 0 where it is of no datagram. */
static guint32
find_datagram (const Fragment *self)
{
  OctetDissector *dissector = self->self;
  const OctetReader *rest = &dissector->layer->rest;
  const guint8 *fact;
  guint8 packed[10];
  gsize size;
  guint32 id;

  if (octet_dissector_is_first_pass (dissector))
    {
      OctetFragmentKey key = { dissector->source, dissector->destination,
                               self->part->identification,
                               self->part->by_protocol ? self->part->protocol : 0 };
      OctetFragment fragment = { dissector->frame->number,
                                 (guint32) (dissector->layer->start + rest->position),
                                 self->part->offset, (guint16) octet_reader_left (rest),
                                 !self->part->more };

      id = octet_fragments_add (dissector->state->fragments, &key, &fragment);
      if (id != 0)
        octet_dissector_put_fact (dissector, OCTET_FACT_FRAGMENT, packed,
                                  octet_varint_put (packed, id));
      return id;
    }
  fact = octet_dissector_find_fact (dissector, OCTET_FACT_FRAGMENT, &size);
  return fact != NULL ? (guint32) octet_varint_get (&fact, fact + size) : 0;
}

/**
 * octet_dissector_hand_on_fragment: (skip)
 * @self: a dissector
 * @part: the fragment
 * @fields: the layer's fields for reassembly
 *
 * Hands the whole datagram on where this packet completes it; otherwise shows the
 * fragment as data. Fragments that the capture cut off, that another packet
 * quotes, or that stand in bytes which were put together themselves, are not
 * put together; of the former the first one tells what it can.
 *
 * Returns: whether this packet completed a datagram
 */
gboolean
octet_dissector_hand_on_fragment (OctetDissector            *self,
                                  const OctetFragmentPart   *part,
                                  const OctetFragmentFields *fields)
{
  const OctetLayer *layer = self->layer;
  Fragment fragment = { self, part, fields };
  const OctetDatagram *datagram = NULL;
  gboolean is_whole = layer->captured == layer->size &&
                      octet_reader_left (&layer->rest) >= part->size;

  if (self->quoting == 0 && part->offset == 0 && !is_whole)
    {
      octet_dissector_hand_on (self, part->table, part->protocol, part->protocol);
      return TRUE;
    }
  if (self->quoting == 0 && layer->source == 0 && is_whole &&
      octet_reader_ok (&layer->rest) && octet_reader_left (&layer->rest) <= G_MAXUINT16)
    datagram = octet_fragments_get (self->state->fragments, find_datagram (&fragment));
  if (datagram != NULL && datagram->completed_in == self->frame->number &&
      show_whole (&fragment, datagram))
    return TRUE;
  if (datagram != NULL && datagram->completed_in != 0 &&
      datagram->completed_in != self->frame->number)
    octet_dissector_add_uint (self, fields->reassembled_in, datagram->completed_in, 0, 0);
  octet_dissector_hand_on_data (self);
  return FALSE;
}
