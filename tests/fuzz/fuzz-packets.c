/* fuzz-packets.c - any octets as packets of any link type, through every protocol.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     | link type, 2 | size of a packet, 2 | its octets | size, 2 | octets | …
 *
 * All go through a first pass, then through a whole dissection in which each
 * value is written as text; both must leave a sound tree.
 */
#include "config.h"

#include <string.h>

#include "dissect/octet-dissector.h"
#include "dissect/octet-format.h"
#include "protocols/octet-protocols.h"

/* State between packets is what matters; more of them only cost time. */
#define MAX_PACKETS 16

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

typedef struct
{
  const guint8 *bytes[MAX_PACKETS];
  gsize         sizes[MAX_PACKETS];
  guint         count;
} Packets;

static gint64
get_time (gpointer data,
          guint32  number)
{
  return number;
}

static const guint8 *
read_packet (gpointer data,
             guint32  number,
             gsize   *ret_size)
{
  const Packets *packets = data;

  if (number < 1 || number > packets->count)
    return NULL;
  *ret_size = packets->sizes[number - 1];
  return packets->bytes[number - 1];
}

static void
write_values (const OctetTree *tree)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      g_assert (tree->nodes[i].source < tree->n_sources);
      g_string_truncate (text, 0);
      octet_format_value (tree, &tree->nodes[i], text);
    }
}

static void
run (OctetDissector *dissector,
     const Packets  *packets,
     guint           link_type,
     OctetDepth      depth,
     OctetTree      *tree)
{
  for (guint i = 0; i < packets->count; i++)
    {
      OctetFrameInfo frame = { .number = i + 1, .time = i + 1, .previous_time = i, .shown_time = i,
                               .first_time = 1,
                               .captured_size = (guint32) packets->sizes[i],
                               .wire_size = (guint32) packets->sizes[i],
                               .link_type = (guint16) link_type };

      octet_dissector_run (dissector, &frame, packets->bytes[i], depth, TRUE, tree);
      if (tree != NULL)
        write_values (tree);
    }
}

static guint
take_number (const guint8 **data,
             const guint8  *end)
{
  guint value = 0;

  for (guint i = 0; i < 2 && *data < end; i++)
    value = value << 8 | *(*data)++;
  return value;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const OctetPacketReader reader = { get_time, read_packet };
  static OctetRegistry *registry;
  g_autoptr (OctetState) state = octet_state_new ();
  g_autoptr (OctetTree) tree = octet_tree_new ();
  OctetDissector *dissector;
  Packets packets = { .count = 0 };
  const guint8 *end = data + size;
  guint link_type = take_number (&data, end);

  if (registry == NULL)
    registry = octet_protocols_new_registry ();
  while (data < end && packets.count < MAX_PACKETS)
    {
      gsize wanted = take_number (&data, end);
      gsize own = MIN (wanted, (gsize) (end - data));

      /* A block of its own, so that a read past the end is seen. */
      packets.bytes[packets.count] = g_memdup2 (data, own);
      packets.sizes[packets.count++] = own;
      data += own;
    }
  dissector = octet_dissector_new (registry, state);
  octet_dissector_set_reader (dissector, &reader, &packets);
  run (dissector, &packets, link_type, OCTET_DEPTH_FIRST_PASS, NULL);
  run (dissector, &packets, link_type, OCTET_DEPTH_TREE, tree);
  octet_dissector_free (dissector);
  for (guint i = 0; i < packets.count; i++)
    g_free ((gpointer) packets.bytes[i]);
  return 0;
}
