/* octet-dhcp-counts.c - counts DHCP messages by their type, those that never came too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-dhcp-counts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 2132, 9.6; RFC 3203; RFC 4388; RFC 6926; RFC 7724. As tshark spells them. */
static const char *const types[] = {
  "Discover", "Offer", "Request", "Decline", "ACK", "NAK", "Release", "Inform", "Force Renew",
  "Lease query", "Lease Unassigned", "Lease Unknown", "Lease Active", "Bulk Lease Query",
  "Lease Query Done", "Active LeaseQuery", "Lease Query Status", "TLS",
};

struct _OctetDhcpCounts
{
  OctetStatistic parent_instance;
  guint64        counts[G_N_ELEMENTS (types)];
};

G_DEFINE_FINAL_TYPE (OctetDhcpCounts, octet_dhcp_counts, OCTET_TYPE_STATISTIC)

static void
octet_dhcp_counts_add (OctetStatistic       *statistic,
                       const OctetTapPacket *packet)
{
  OctetDhcpCounts *self = OCTET_DHCP_COUNTS (statistic);

  for (guint32 i = 0; i < packet->tree->n_nodes; i++)
    {
      const OctetNode *node = &packet->tree->nodes[i];

      if (node->field != NULL && strcmp (node->field->key, "dhcp.option.dhcp") == 0 &&
          node->value.number >= 1 && node->value.number <= G_N_ELEMENTS (types))
        {
          self->counts[node->value.number - 1]++;
          octet_statistic_touch (statistic, (guint) node->value.number - 1);
          return;
        }
    }
}

static const char *const *
list_keys (OctetStatistic *statistic)
{
  static const char *const keys[] = { "dhcp.option.dhcp", NULL };

  return keys;
}

static const char *const *
list_protocols (OctetStatistic *statistic)
{
  static const char *const protocols[] = { "dhcp", NULL };

  return protocols;
}

static guint
octet_dhcp_counts_count_rows (OctetStatistic *statistic)
{
  return G_N_ELEMENTS (types);
}

static void
octet_dhcp_counts_fill_row (OctetStatistic *statistic,
                            guint           row,
                            OctetCell      *cells)
{
  octet_cell_set_text (&cells[OCTET_DHCP_COUNT_TYPE], types[row]);
  octet_cell_set_number (&cells[OCTET_DHCP_COUNT_PACKETS],
                         OCTET_DHCP_COUNTS (statistic)->counts[row]);
}

static void
octet_dhcp_counts_class_init (OctetDhcpCountsClass *klass)
{
  static const OctetColumn columns[] = {
    { "type", N_("Message type"), OCTET_CELL_TEXT },
    { "packets", N_("Packets"), OCTET_CELL_NUMBER },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->touches_rows = TRUE;
  statistic_class->list_keys = list_keys;
  statistic_class->list_protocols = list_protocols;
  statistic_class->add = octet_dhcp_counts_add;
  statistic_class->count_rows = octet_dhcp_counts_count_rows;
  statistic_class->fill_row = octet_dhcp_counts_fill_row;
}

static void
octet_dhcp_counts_init (OctetDhcpCounts *self)
{
}

/**
 * octet_dhcp_counts_new: (skip)
 *
 * Returns: (transfer full): no messages yet
 */
OctetStatistic *
octet_dhcp_counts_new (void)
{
  return g_object_new (OCTET_TYPE_DHCP_COUNTS, NULL);
}
