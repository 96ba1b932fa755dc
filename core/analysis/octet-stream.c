/* octet-stream.c - puts what two ends said in order, and takes out what was said twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-stream-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Octets that are kept because they do not stand in the file: bodies that were unpacked. */
#define MAX_COPIED (256u << 20)
/* Times that a median is made of: after so many it does not move any more. */
#define MAX_ROUND_TRIPS 65536u

G_DEFINE_FINAL_TYPE (OctetStream, octet_stream, OCTET_TYPE_STATISTIC)

/* Who it is really from, and goes to in the end: RFC 6275, 6.3 and 6.4; RFC 8200, 4.4. */
#define HOME_SOURCE "ipv6.opt.mipv6.home_address"
#define HOME_DESTINATION "ipv6.routing.mipv6.home_address"
#define LAST_DESTINATION "ipv6.routing.src.addr"
#define NETWORK "ip.src", "ip.dst", "ipv6.src", "ipv6.dst", HOME_SOURCE, HOME_DESTINATION, \
                LAST_DESTINATION

/* Of each kind of stream: its name, the fields it is made of, and without what there is none. */
static const char *const tcp_keys[] = {
  NETWORK, "tcp.srcport", "tcp.dstport", "tcp.seq_raw", "tcp.ack_raw", "tcp.flags",
  "tcp.urgent_pointer", "tcp.payload", "tcp.reset_cause", "tcp.analysis.ack_rtt", "_ws.short",
  "_ws.malformed", NULL,
};
static const char *const udp_keys[] = { NETWORK, "udp.srcport", "udp.dstport", "udp.payload",
                                        "tcp.srcport", "tcp.dstport", "icmp", "icmpv6", NULL };
static const char *const http_keys[] = { NETWORK, "tcp.srcport", "tcp.dstport", "http",
                                         "http.file_data", NULL };
static const char *const tls_keys[] = { NETWORK, "tcp.srcport", "tcp.dstport", "tls.record",
                                        "tls.record.content_type", "tls.record.opaque_type",
                                        NULL };
static const char *const tls_plain_keys[] = { NETWORK, NULL };
static const char *const tcp_protocols[] = { "tcp", NULL };
static const char *const udp_protocols[] = { "udp", NULL };
static const char *const http_protocols[] = { "http", NULL };
static const char *const tls_protocols[] = { "tls", NULL };

static const struct
{
  const char        *name;
  const char *const *keys;
  const char *const *protocols;
} kinds[] = {
  [OCTET_STREAM_TCP] = { "tcp", tcp_keys, tcp_protocols },
  [OCTET_STREAM_UDP] = { "udp", udp_keys, udp_protocols },
  [OCTET_STREAM_HTTP] = { "http", http_keys, http_protocols },
  [OCTET_STREAM_TLS] = { "tls", tls_keys, tls_protocols },
  [OCTET_STREAM_TLS_PLAIN] = { "tls", tls_plain_keys, tls_protocols },
};

/**
 * octet_stream_kind_get_name: (skip)
 * @kind: a kind of stream
 *
 * Returns: what `-z follow` calls it
 */
const char *
octet_stream_kind_get_name (OctetStreamKind kind)
{
  return kinds[kind].name;
}

static void
part_clear (gpointer data)
{
  g_clear_pointer (&((OctetStreamPart *) data)->copy, g_bytes_unref);
}

static void
waiting_clear (gpointer data)
{
  g_clear_pointer (&((OctetStreamWaiting *) data)->place.copy, g_bytes_unref);
}

/* An acknowledgment that comes with an answer has waited for it, and says nothing of the way. */
static void
add_round_trip (OctetStream              *self,
                guint                     side,
                const OctetStreamSegment *segment)
{
  GArray *times = self->sides[1 - side].round_trips;

  if (segment->acknowledged > 0 && segment->payload.size == 0 && times->len < MAX_ROUND_TRIPS)
    g_array_append_val (times, segment->acknowledged);
}

/* Where octets of the packet stand: in the file, or else a copy of them. */
static OctetStreamPlace
make_place (OctetStream          *self,
            const OctetTapPacket *packet,
            guint                 source,
            gsize                 position,
            gsize                 size)
{
  const OctetSource *from = &packet->tree->sources[source];
  OctetStreamPlace place = { packet->number, (guint32) position, 0, NULL };

  if (position >= from->size)
    return place;
  place.size = (guint32) MIN (size, from->size - position);
  if (source == 0)
    return place;
  if (self->n_copied + place.size > MAX_COPIED)
    place.size = 0;
  self->n_copied += place.size;
  place.copy = g_bytes_new (from->data + position, place.size);
  place.position = 0;
  return place;
}

static gboolean
take_address (const OctetTree *tree,
              const OctetNode *node,
              OctetAddress    *ret_address)
{
  OctetAddressKind kind = node->field->kind == OCTET_FIELD_IPV6 ? OCTET_ADDRESS_IPV6
                                                                : OCTET_ADDRESS_IPV4;
  gsize size;
  const guint8 *bytes = octet_tree_get_value_bytes (tree, node, &size);

  if (size != octet_address_kind_get_size (kind))
    return FALSE;
  octet_address_init (ret_address, kind, bytes);
  return TRUE;
}

/* Who speaks; the first who does is end 0. */
static guint
find_side (OctetStream           *self,
           const OctetStreamSide *from,
           const OctetStreamSide *to)
{
  if (!self->has_ends)
    {
      self->sides[0].address = from->address;
      self->sides[0].port = from->port;
      self->sides[1].address = to->address;
      self->sides[1].port = to->port;
      self->has_ends = TRUE;
    }
  return from->port == self->sides[0].port &&
             memcmp (&from->address, &self->sides[0].address, sizeof from->address) == 0
           ? 0 : 1;
}

/* Address and ports, where @node is one. */
static void
take_end (const OctetTree *tree,
          const OctetNode *node,
          const char      *transport,
          OctetStreamSide *from,
          OctetStreamSide *to)
{
  const char *key = node->field->key;
  const char *rest = strchr (key, '.');
  gboolean is_network = g_str_has_prefix (key, "ip.") || g_str_has_prefix (key, "ipv6.");

  if (rest == NULL)
    return;
  if (strcmp (key, HOME_SOURCE) == 0)
    take_address (tree, node, &from->address);
  else if (strcmp (key, HOME_DESTINATION) == 0 || strcmp (key, LAST_DESTINATION) == 0)
    take_address (tree, node, &to->address);
  else if (is_network && strcmp (rest, ".src") == 0)
    take_address (tree, node, &from->address);
  else if (is_network && strcmp (rest, ".dst") == 0)
    take_address (tree, node, &to->address);
  else if (!g_str_has_prefix (key, transport))
    return;
  else if (strcmp (rest, ".srcport") == 0)
    from->port = (guint16) node->value.number;
  else if (strcmp (rest, ".dstport") == 0)
    to->port = (guint16) node->value.number;
}

static void
add_tcp (OctetStream          *self,
         const OctetTapPacket *packet)
{
  const OctetTree *tree = packet->tree;
  OctetStreamSide from = { 0 }, to = { 0 };
  OctetStreamSegment segment = { 0 };
  gboolean is_whole = FALSE;
  guint16 layer = 0;

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];
      const char *key = node->field->key;

      take_end (tree, node, "tcp.", &from, &to);
      if (strcmp (key, "tcp.seq_raw") == 0)
        segment.seq = (guint32) node->value.number;
      else if (strcmp (key, "tcp.ack_raw") == 0)
        segment.ack = (guint32) node->value.number;
      else if (strcmp (key, "tcp.flags") == 0)
        segment.flags = (guint32) node->value.number;
      else if (strcmp (key, "tcp.urgent_pointer") == 0)
        {
          is_whole = TRUE;
          layer = node->layer;
        }
      else if (key[0] == '_' && node->layer == layer)
        is_whole = FALSE; /* the options are not all there, or make no sense */
      else if (strcmp (key, "tcp.payload") == 0 || strcmp (key, "tcp.reset_cause") == 0)
        segment.payload = make_place (self, packet, node->source, node->position, node->size);
      else if (strcmp (key, "tcp.analysis.ack_rtt") == 0)
        segment.acknowledged = (gint64) node->value.number;
    }
  if (is_whole)
    {
      guint side = find_side (self, &from, &to);

      add_round_trip (self, side, &segment);
      octet_stream_add_segment (self, side, packet->number, &segment);
    }
  g_clear_pointer (&segment.payload.copy, g_bytes_unref);
}

/* What an ICMP message quotes was said when it was sent. */
static guint32
find_end_of_own (const OctetTree *tree)
{
  guint32 i = 0;

  while (i < tree->n_nodes && strcmp (tree->nodes[i].field->key, "icmp") != 0 &&
         strcmp (tree->nodes[i].field->key, "icmpv6") != 0)
    i++;
  return i;
}

/* In a tunnel there are several datagrams in one packet: the innermost ends speak, as with
 * tshark, those of TCP too, and all datagrams have something to say. */
static void
add_udp (OctetStream          *self,
         const OctetTapPacket *packet)
{
  const OctetTree *tree = packet->tree;
  guint32 end = find_end_of_own (tree);
  OctetStreamSide from = { 0 }, to = { 0 };

  for (guint32 i = 0; i < end; i++)
    {
      take_end (tree, &tree->nodes[i], "udp.", &from, &to);
      if (g_str_has_prefix (tree->nodes[i].field->key, "tcp."))
        take_end (tree, &tree->nodes[i], "tcp.", &from, &to);
    }
  for (guint32 i = 0; i < end; i++)
    {
      const OctetNode *node = &tree->nodes[i];
      OctetStreamPlace place;

      if (strcmp (node->field->key, "udp.payload") != 0)
        continue;
      place = make_place (self, packet, node->source, node->position, node->size);
      octet_stream_add_place (self, find_side (self, &from, &to), &place);
      g_clear_pointer (&place.copy, g_bytes_unref);
    }
}

/* Head and empty line: up to where the body begins. */
static gsize
find_head_size (const guint8 *data,
                gsize         size)
{
  for (gsize i = 0; i + 1 < size; i++)
    {
      if (data[i] != '\n')
        continue;
      if (data[i + 1] == '\n')
        return i + 2;
      if (data[i + 1] == '\r' && i + 2 < size && data[i + 2] == '\n')
        return i + 3;
    }
  return size;
}

/* A body that was unpacked or put together stands in the tree alone. */
static void
take_copy (OctetStream      *self,
           const OctetTree  *tree,
           const OctetNode  *node,
           OctetStreamPlace *place)
{
  gsize size;
  const guint8 *bytes = octet_tree_get_value_bytes (tree, node, &size);

  g_clear_pointer (&place->copy, g_bytes_unref);
  if (self->n_copied + size > MAX_COPIED)
    size = 0;
  self->n_copied += size;
  place->copy = g_bytes_new (bytes, size);
  place->position = 0;
  place->size = (guint32) size;
}

static void
add_http (OctetStream          *self,
          const OctetTapPacket *packet)
{
  const OctetTree *tree = packet->tree;
  OctetStreamSide from = { 0 }, to = { 0 };

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];
      gboolean is_head = strcmp (node->field->key, "http") == 0;
      const OctetSource *source = &tree->sources[node->source];
      gsize size = node->size;
      OctetStreamPlace place;

      take_end (tree, node, "tcp.", &from, &to);
      if (!is_head && strcmp (node->field->key, "http.file_data") != 0)
        continue;
      if (is_head && node->position < source->size)
        size = find_head_size (source->data + node->position,
                               MIN (size, source->size - node->position));
      place = make_place (self, packet, node->source, node->position, size);
      if (!is_head && !(node->flags & OCTET_NODE_IN_PLACE))
        take_copy (self, tree, node, &place);
      octet_stream_add_place (self, find_side (self, &from, &to), &place);
      g_clear_pointer (&place.copy, g_bytes_unref);
    }
}

/* What kind of record the one that was added last is: all of its parts say so. */
static void
set_record (OctetStream *self,
            guint        first,
            guint8       record)
{
  for (guint i = first; i < self->parts->len; i++)
    g_array_index (self->parts, OctetStreamPart, i).record = record;
}

static void
add_tls (OctetStream          *self,
         const OctetTapPacket *packet)
{
  const OctetTree *tree = packet->tree;
  OctetStreamSide from = { 0 }, to = { 0 };
  guint first = self->parts->len;

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];
      const char *key = node->field->key;
      OctetStreamPlace place;

      take_end (tree, node, "tcp.", &from, &to);
      if (strcmp (key, "tls.record.content_type") == 0 ||
          strcmp (key, "tls.record.opaque_type") == 0)
        set_record (self, first, (guint8) node->value.number);
      if (strcmp (key, "tls.record") != 0)
        continue;
      first = self->parts->len;
      place = make_place (self, packet, node->source, node->position, node->size);
      octet_stream_add_place (self, find_side (self, &from, &to), &place);
      g_clear_pointer (&place.copy, g_bytes_unref);
    }
}

static void
octet_stream_add (OctetStatistic       *statistic,
                  const OctetTapPacket *packet)
{
  OctetStream *self = OCTET_STREAM (statistic);

  switch (self->kind)
    {
    case OCTET_STREAM_TCP:
      add_tcp (self, packet);
      break;
    case OCTET_STREAM_UDP:
      add_udp (self, packet);
      break;
    case OCTET_STREAM_HTTP:
      add_http (self, packet);
      break;
    case OCTET_STREAM_TLS:
      add_tls (self, packet);
      break;
    case OCTET_STREAM_TLS_PLAIN:
    case OCTET_N_STREAM_KINDS:
    default:
      break;
    }
}

/**
 * octet_stream_get_kind: (skip)
 * @self: a stream
 *
 * Returns: what of the packets it is made of
 */
OctetStreamKind
octet_stream_get_kind (OctetStream *self)
{
  return self->kind;
}

/**
 * octet_stream_get_end: (skip)
 * @self: a stream
 * @side: 0 or 1
 * @ret_address: (out): its address
 * @ret_port: (out): its port
 *
 * Returns: whether a packet has shown who it is
 */
gboolean
octet_stream_get_end (OctetStream  *self,
                      guint         side,
                      OctetAddress *ret_address,
                      guint16      *ret_port)
{
  gboolean has_ends;

  octet_statistic_lock (OCTET_STATISTIC (self));
  has_ends = self->has_ends;
  *ret_address = self->sides[side].address;
  *ret_port = self->sides[side].port;
  octet_statistic_unlock (OCTET_STATISTIC (self));
  return has_ends;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* The array is put in order: what comes later is added behind. */
static gint64
find_median (GArray *times)
{
  if (times->len == 0)
    return 0;
  g_array_sort (times, compare_times);
  return g_array_index (times, gint64, times->len / 2);
}

/**
 * octet_stream_get_round_trip: (skip)
 * @self: a stream of TCP
 *
 * Wherever the capture was made, what one end says travels on to the other and its
 * acknowledgment back: both ways together are the whole round.
 *
 * Returns: the usual time of a round trip, ns: the sum of both ends' medians; 0 where nothing
 *   tells
 */
gint64
octet_stream_get_round_trip (OctetStream *self)
{
  gint64 time;

  octet_statistic_lock (OCTET_STATISTIC (self));
  time = find_median (self->sides[0].round_trips) + find_median (self->sides[1].round_trips);
  octet_statistic_unlock (OCTET_STATISTIC (self));
  return time;
}

/**
 * octet_stream_get_n_parts: (skip)
 * @self: a stream
 *
 * Returns: how many parts there are by now; never fewer later
 */
guint
octet_stream_get_n_parts (OctetStream *self)
{
  guint count;

  octet_statistic_lock (OCTET_STATISTIC (self));
  count = self->parts->len;
  octet_statistic_unlock (OCTET_STATISTIC (self));
  return count;
}

/**
 * octet_stream_get_part: (skip)
 * @self: a stream
 * @index: less than the number of parts
 * @ret_part: (out): the part; its copy lives as long as the stream
 */
void
octet_stream_get_part (OctetStream     *self,
                       guint            index,
                       OctetStreamPart *ret_part)
{
  octet_statistic_lock (OCTET_STATISTIC (self));
  *ret_part = g_array_index (self->parts, OctetStreamPart, index);
  octet_statistic_unlock (OCTET_STATISTIC (self));
}

/**
 * octet_stream_read_part: (skip)
 * @part: a part
 * @store: the packets that it is from
 * @bytes: the thread's own view of them
 * @error: return location for a #GError
 *
 * Returns: (transfer none) (nullable): its octets, @part->size of them, until @bytes is used
 *   again; %NULL where they cannot be read any more
 */
const guint8 *
octet_stream_read_part (const OctetStreamPart *part,
                        OctetPacketStore      *store,
                        OctetPacketBytes      *bytes,
                        GError               **error)
{
  if (part->copy != NULL)
    return (const guint8 *) g_bytes_get_data (part->copy, NULL) + part->position;
  if (!octet_packet_store_read (store, part->packet, bytes, error))
    return NULL;
  if ((gsize) part->position + part->size <= bytes->size)
    return bytes->data + part->position;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _("The file has changed since it was read."));
  return NULL;
}

static const char *const *
octet_stream_list_keys (OctetStatistic *statistic)
{
  return kinds[OCTET_STREAM (statistic)->kind].keys;
}

static const char *const *
octet_stream_list_protocols (OctetStatistic *statistic)
{
  return kinds[OCTET_STREAM (statistic)->kind].protocols;
}

static guint
octet_stream_count_rows (OctetStatistic *statistic)
{
  return OCTET_STREAM (statistic)->parts->len;
}

static void
octet_stream_fill_row (OctetStatistic *statistic,
                       guint           row,
                       OctetCell      *cells)
{
  const OctetStreamPart *part = &g_array_index (OCTET_STREAM (statistic)->parts,
                                                OctetStreamPart, row);

  octet_cell_set_number (&cells[OCTET_STREAM_PACKET], part->packet);
  octet_cell_set_number (&cells[OCTET_STREAM_SIDE], part->side);
  octet_cell_set_number (&cells[OCTET_STREAM_SIZE], part->size);
  octet_cell_set_number (&cells[OCTET_STREAM_MISSING], part->missing);
}

static void
octet_stream_finalize (GObject *object)
{
  OctetStream *self = OCTET_STREAM (object);

  g_array_unref (self->parts);
  for (guint i = 0; i < 2; i++)
    {
      g_array_unref (self->sides[i].waiting);
      g_array_unref (self->sides[i].round_trips);
    }
  G_OBJECT_CLASS (octet_stream_parent_class)->finalize (object);
}

static void
octet_stream_class_init (OctetStreamClass *klass)
{
  static const OctetColumn columns[] = {
    { "packet", N_("Packet"), OCTET_CELL_NUMBER },
    { "side", N_("Side"), OCTET_CELL_NUMBER },
    { "size", N_("Octets"), OCTET_CELL_NUMBER },
    { "missing", N_("Missing"), OCTET_CELL_NUMBER },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_stream_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->list_keys = octet_stream_list_keys;
  statistic_class->list_protocols = octet_stream_list_protocols;
  statistic_class->add = octet_stream_add;
  statistic_class->count_rows = octet_stream_count_rows;
  statistic_class->fill_row = octet_stream_fill_row;
}

static void
octet_stream_init (OctetStream *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (OctetStreamPart));
  g_array_set_clear_func (self->parts, part_clear);
  for (guint i = 0; i < 2; i++)
    {
      self->sides[i].waiting = g_array_new (FALSE, FALSE, sizeof (OctetStreamWaiting));
      g_array_set_clear_func (self->sides[i].waiting, waiting_clear);
      self->sides[i].round_trips = g_array_new (FALSE, FALSE, sizeof (gint64));
    }
}

/**
 * octet_stream_new: (skip)
 * @kind: what of the packets it is made of
 *
 * Returns: (transfer full): a stream of nothing yet; a survey with the filter "tcp.stream eq 3"
 *   fills it
 */
OctetStatistic *
octet_stream_new (OctetStreamKind kind)
{
  OctetStream *self = g_object_new (OCTET_TYPE_STREAM, NULL);

  self->kind = kind;
  return OCTET_STATISTIC (self);
}
