/* octet-endpoints.c - counts packets and octets that each end has sent and received.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-endpoints.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  OctetAddress address;
  guint16      port;
  guint64      packets[2]; /* sent, received */
  guint64      bytes[2];
  guint        row;
} Endpoint;

struct _OctetEndpoints
{
  OctetStatistic  parent_instance;
  OctetFlowLevel  level;
  GPtrArray      *rows; /* of Endpoint, in the order in which they were seen */
  GHashTable     *ends;
};

G_DEFINE_FINAL_TYPE (OctetEndpoints, octet_endpoints, OCTET_TYPE_STATISTIC)

static guint
endpoint_hash (gconstpointer data)
{
  const Endpoint *self = data;
  OctetPair pair = { 0 };

  pair.a = self->address;
  pair.port_a = self->port;
  return octet_pair_hash (&pair);
}

static gboolean
endpoint_equal (gconstpointer a,
                gconstpointer b)
{
  const Endpoint *self = a, *other = b;

  return self->port == other->port &&
         memcmp (&self->address, &other->address, sizeof self->address) == 0;
}

static void
count_end (OctetEndpoints     *self,
           const OctetAddress *address,
           guint16             port,
           guint               direction,
           guint64             packets,
           guint64             bytes)
{
  Endpoint key = { *address, port, { 0 }, { 0 }, self->rows->len };
  Endpoint *row;

  if (direction == 1 && address->kind == OCTET_ADDRESS_NONE)
    return; /* cooked captures name the sender alone */
  row = g_hash_table_lookup (self->ends, &key);
  if (row == NULL)
    {
      row = g_new (Endpoint, 1);
      *row = key;
      g_ptr_array_add (self->rows, row);
      g_hash_table_add (self->ends, row);
    }
  row->packets[direction] += packets;
  row->bytes[direction] += bytes;
  octet_statistic_touch (OCTET_STATISTIC (self), row->row);
}

static const char *const *
octet_endpoints_list_keys (OctetStatistic *statistic)
{
  return octet_pairs_level_list_keys (OCTET_ENDPOINTS (statistic)->level);
}

static const char *const *
octet_endpoints_list_protocols (OctetStatistic *statistic)
{
  return octet_pairs_level_list_protocols (OCTET_ENDPOINTS (statistic)->level);
}

static void
octet_endpoints_add (OctetStatistic       *statistic,
                     const OctetTapPacket *packet)
{
  OctetEndpoints *self = OCTET_ENDPOINTS (statistic);
  OctetPair pairs[OCTET_PAIRS_MAX];
  guint count = octet_pairs_find (self->level, packet->tree, pairs);

  for (guint i = 0; i < count; i++)
    {
      count_end (self, &pairs[i].a, pairs[i].port_a, 0, 1, packet->record->wire_size);
      count_end (self, &pairs[i].b, pairs[i].port_b, 1, 1, packet->record->wire_size);
    }
}

static guint
octet_endpoints_count_rows (OctetStatistic *statistic)
{
  return OCTET_ENDPOINTS (statistic)->rows->len;
}

static void
octet_endpoints_fill_row (OctetStatistic *statistic,
                          guint           index,
                          OctetCell      *cells)
{
  OctetEndpoints *self = OCTET_ENDPOINTS (statistic);
  const Endpoint *row = g_ptr_array_index (self->rows, index);

  octet_cell_set_address (&cells[OCTET_ENDPOINT_ADDRESS], &row->address);
  if (octet_flow_level_has_ports (self->level))
    octet_cell_set_number (&cells[OCTET_ENDPOINT_PORT], row->port);
  octet_cell_set_number (&cells[OCTET_ENDPOINT_PACKETS_SENT], row->packets[0]);
  octet_cell_set_number (&cells[OCTET_ENDPOINT_BYTES_SENT], row->bytes[0]);
  octet_cell_set_number (&cells[OCTET_ENDPOINT_PACKETS_RECEIVED], row->packets[1]);
  octet_cell_set_number (&cells[OCTET_ENDPOINT_BYTES_RECEIVED], row->bytes[1]);
}

static void
octet_endpoints_finalize (GObject *object)
{
  OctetEndpoints *self = OCTET_ENDPOINTS (object);

  g_hash_table_unref (self->ends);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (octet_endpoints_parent_class)->finalize (object);
}

static void
octet_endpoints_class_init (OctetEndpointsClass *klass)
{
  static const OctetColumn columns[] = {
    { "address", N_("Address"), OCTET_CELL_TEXT },
    { "port", N_("Port"), OCTET_CELL_NUMBER },
    { "packets_sent", N_("Packets sent"), OCTET_CELL_NUMBER },
    { "bytes_sent", N_("Octets sent"), OCTET_CELL_NUMBER },
    { "packets_received", N_("Packets received"), OCTET_CELL_NUMBER },
    { "bytes_received", N_("Octets received"), OCTET_CELL_NUMBER },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_endpoints_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->touches_rows = TRUE;
  statistic_class->list_keys = octet_endpoints_list_keys;
  statistic_class->list_protocols = octet_endpoints_list_protocols;
  statistic_class->add = octet_endpoints_add;
  statistic_class->count_rows = octet_endpoints_count_rows;
  statistic_class->fill_row = octet_endpoints_fill_row;
}

static void
octet_endpoints_init (OctetEndpoints *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->ends = g_hash_table_new (endpoint_hash, endpoint_equal);
}

/**
 * octet_endpoints_new: (skip)
 * @level: at which level
 *
 * Returns: (transfer full): no endpoints yet
 */
OctetStatistic *
octet_endpoints_new (OctetFlowLevel level)
{
  OctetEndpoints *self = g_object_new (OCTET_TYPE_ENDPOINTS, NULL);

  self->level = level;
  return OCTET_STATISTIC (self);
}

/**
 * octet_endpoints_new_from_flows: (skip)
 * @level: at which level
 * @flows: a table that the first pass has filled
 *
 * Returns: (transfer full): the endpoints of all packets; no survey is needed
 */
OctetStatistic *
octet_endpoints_new_from_flows (OctetFlowLevel        level,
                                const OctetFlowTable *flows)
{
  OctetEndpoints *self = OCTET_ENDPOINTS (octet_endpoints_new (level));

  for (guint32 id = 0; id < octet_flow_table_get_count (flows); id++)
    {
      const OctetFlow *flow = octet_flow_table_get (flows, id);

      OctetAddress a, b;

      if (flow->level != level || flow->packets[0] + flow->packets[1] == 0)
        continue;
      a = octet_flow_table_get_end (flows, flow, 0);
      b = octet_flow_table_get_end (flows, flow, 1);
      for (guint side = 0; side < 2; side++)
        {
          if (b.kind == OCTET_ADDRESS_NONE && side == 1)
            break;
          count_end (self, &a, flow->port_a, side, flow->packets[side], flow->bytes[side]);
          count_end (self, &b, flow->port_b, 1 - side, flow->packets[side],
                     flow->bytes[side]);
        }
    }
  octet_statistic_end (OCTET_STATISTIC (self));
  octet_statistic_show (OCTET_STATISTIC (self));
  return OCTET_STATISTIC (self);
}
