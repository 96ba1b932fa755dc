/* octet-ui-flow-text.c - a conversation in words: ends, sizes, times, and all of it for the ear.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-flow-text.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * octet_ui_flow_text_end: (skip)
 * @item: a conversation
 * @side: 0 for the end that sent the first packet, 1 for the other
 *
 * Returns: (transfer full): address and port
 */
char *
octet_ui_flow_text_end (OctetFlowItem *item,
                        guint          side)
{
  g_autofree char *address = octet_flow_item_get_address (item, side);

  if (!octet_flow_item_has_ports (item))
    return g_steal_pointer (&address);
  return g_strdup_printf (strchr (address, ':') != NULL ? "[%s]:%u" : "%s:%u", address,
                          octet_flow_item_get_port (item, side));
}

/**
 * octet_ui_flow_text_name: (skip)
 * @item: a conversation
 * @names: who knows names
 *
 * Returns: (transfer full) (nullable): what the end that was called is called, else who called,
 *   else the service that usually answers at the port
 */
char *
octet_ui_flow_text_name (OctetFlowItem *item,
                         OctetNames    *names)
{
  static const OctetServiceProtocol protocols[OCTET_N_FLOW_LEVELS] = {
    [OCTET_FLOW_TCP] = OCTET_SERVICE_TCP,
    [OCTET_FLOW_UDP] = OCTET_SERVICE_UDP,
    [OCTET_FLOW_SCTP] = OCTET_SERVICE_SCTP,
  };
  char *name = octet_flow_item_get_name (item, 1, NULL);
  const char *service = NULL;

  if (name != NULL || !octet_flow_item_has_ports (item))
    return name != NULL ? name : octet_flow_item_get_name (item, 0, NULL);
  for (guint side = 2; side > 0 && service == NULL; side--)
    service = octet_names_find_port (names, protocols[octet_flow_item_get_level (item)],
                                     (guint16) octet_flow_item_get_port (item, side - 1));
  return service != NULL ? g_strdup (service) : octet_flow_item_get_name (item, 0, NULL);
}

/**
 * octet_ui_flow_text_size:
 * @bytes: how many
 *
 * Returns: (transfer full): as short as a bar's label has to be
 */
char *
octet_ui_flow_text_size (guint64 bytes)
{
  if (bytes < 1000)
    return g_strdup_printf (_("%u B"), (guint) bytes);
  return g_format_size (bytes);
}

/**
 * octet_ui_flow_text_span:
 * @nanoseconds: a length of time
 *
 * Returns: (transfer full): in the unit that fits it
 */
char *
octet_ui_flow_text_span (gint64 nanoseconds)
{
  double seconds = (double) nanoseconds / 1e9;
  guint whole = (guint) CLAMP (seconds + 0.5, 0, G_MAXUINT / 2);

  if (nanoseconds == 0)
    return g_strdup (_("0 s"));
  if (seconds < 0.001)
    return g_strdup_printf (_("%.0f µs"), seconds * 1e6);
  if (seconds < 1)
    return g_strdup_printf (_("%.1f ms"), seconds * 1e3);
  if (seconds < 60)
    return g_strdup_printf (_("%.1f s"), seconds);
  if (whole < 3600)
    /* Translators: minutes and seconds */
    return g_strdup_printf (_("%u min %u s"), whole / 60, whole % 60);
  /* Translators: hours and minutes */
  return g_strdup_printf (_("%u h %u min"), whole / 3600, whole / 60 % 60);
}

/**
 * octet_ui_flow_text_state: (skip)
 * @item: a conversation
 *
 * Returns: (nullable): what a TCP connection has come to; %NULL where nothing tells
 */
const char *
octet_ui_flow_text_state (OctetFlowItem *item)
{
  OctetTcpState state = octet_flow_item_get_state (item);

  return state != OCTET_TCP_STATE_UNKNOWN ? octet_tcp_state_get_name (state) : NULL;
}

/**
 * octet_ui_flow_text_level: (skip)
 * @level: a level
 *
 * Returns: what people call it
 */
const char *
octet_ui_flow_text_level (OctetFlowLevel level)
{
  static const char *const titles[OCTET_N_FLOW_LEVELS] = {
    [OCTET_FLOW_ETH] = N_("Ethernet"), [OCTET_FLOW_IP] = "IPv4",  [OCTET_FLOW_IPV6] = "IPv6",
    [OCTET_FLOW_TCP] = "TCP",          [OCTET_FLOW_UDP] = "UDP",  [OCTET_FLOW_SCTP] = "SCTP",
    [OCTET_FLOW_WLAN] = N_("Wi-Fi"),   [OCTET_FLOW_SLL] = "SLL",  [OCTET_FLOW_FDDI] = "FDDI",
    [OCTET_FLOW_IPX] = "IPX",
  };

  return level < OCTET_N_FLOW_LEVELS ? _(titles[level]) : "";
}

/**
 * octet_ui_flow_text_describe: (skip)
 * @item: a conversation
 * @names: who knows names
 *
 * Returns: (transfer full): the whole row as one sentence, for those who hear it
 */
char *
octet_ui_flow_text_describe (OctetFlowItem *item,
                             OctetNames    *names)
{
  g_autofree char *a = octet_ui_flow_text_end (item, 0);
  g_autofree char *b = octet_ui_flow_text_end (item, 1);
  g_autofree char *name = octet_ui_flow_text_name (item, names);
  g_autofree char *sent = octet_ui_flow_text_size (octet_flow_item_get_bytes (item, 0));
  g_autofree char *received = octet_ui_flow_text_size (octet_flow_item_get_bytes (item, 1));
  g_autofree char *start = octet_ui_flow_text_span (octet_flow_item_get_start (item));
  g_autofree char *duration = octet_ui_flow_text_span (octet_flow_item_get_duration (item));
  const char *state = octet_ui_flow_text_state (item);
  guint packets = octet_flow_item_get_packets (item, 0) + octet_flow_item_get_packets (item, 1);
  g_autofree char *count = g_strdup_printf (ngettext ("%'u packet", "%'u packets", packets),
                                            packets);

  /* Translators: two addresses, a name in between or nothing, packets, sizes, times, a state */
  return g_strdup_printf (_("%s to %s%s%s, %s, %s sent, %s received, begins after %s, lasts %s"
                            "%s%s"),
                          a, b, name != NULL ? ", " : "", name != NULL ? name : "", count, sent,
                          received, start, duration, state != NULL ? ", " : "",
                          state != NULL ? state : "");
}

static void
append_cell (GString    *line,
             const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "\"", -1);
  g_autofree char *escaped = g_strjoinv ("\"\"", parts);

  g_string_append_printf (line, "%s\"%s\"", line->len > 0 ? "," : "", escaped);
}

/**
 * octet_ui_flow_text_csv: (skip)
 * @item: a conversation
 * @names: who knows names
 *
 * Returns: (transfer full): two lines of comma-separated values, the first with the columns' keys
 */
char *
octet_ui_flow_text_csv (OctetFlowItem *item,
                        OctetNames    *names)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *name = octet_ui_flow_text_name (item, names);

  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *address = octet_flow_item_get_address (item, side);

      append_cell (line, address);
      g_string_append_printf (line, ",%u", octet_flow_item_get_port (item, side));
    }
  for (guint side = 0; side < 2; side++)
    g_string_append_printf (line, ",%u,%" G_GUINT64_FORMAT,
                            octet_flow_item_get_packets (item, side),
                            octet_flow_item_get_bytes (item, side));
  for (guint i = 0; i < 2; i++)
    {
      gint64 time = i == 0 ? octet_flow_item_get_start (item) : octet_flow_item_get_duration (item);
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (number, sizeof number, "%.9f", (double) time / 1e9);
      g_string_append_printf (line, ",%s", number);
    }
  append_cell (line, octet_ui_flow_text_state (item));
  append_cell (line, name);
  return g_strdup_printf ("address_a,port_a,address_b,port_b,packets_a_to_b,bytes_a_to_b,"
                          "packets_b_to_a,bytes_b_to_a,relative_start,duration,state,name\n%s\n",
                          line->str);
}
