/* octet-cli-statistics-text.c - statistics in the columns that tshark's readers know.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/octet-conversations.h"
#include "analysis/octet-dhcp-counts.h"
#include "analysis/octet-endpoints.h"
#include "analysis/octet-experts.h"
#include "analysis/octet-hierarchy.h"
#include "analysis/octet-hosts.h"
#include "analysis/octet-item-tree.h"
#include "analysis/octet-response-times.h"
#include "dissect/octet-notes.h"
#include "tools/octet-cli-statistics.h"

#define RULE_80 "================================================================================\n"
#define RULE_67_TEXT "==================================================================="
#define RULE_67 RULE_67_TEXT "\n"

#define RULE_101 RULE_67_TEXT "==================================\n"

static guint64
get_number (OctetStatisticRow *row,
            guint              column)
{
  return octet_statistic_row_get_cell (row, column)->number;
}

static const char *
get_text (OctetStatisticRow *row,
          guint              column)
{
  return octet_statistic_row_get_cell (row, column)->text;
}

/**
 * octet_cli_print_hierarchy: (skip)
 * @self: io,phs
 * @out: where it is written
 */
void
octet_cli_print_hierarchy (const OctetCliStatistic *self,
                           GString                 *out)
{
  GListModel *rows = G_LIST_MODEL (self->statistic);

  g_string_append_printf (out, "\n" RULE_67 "Protocol Hierarchy Statistics\nFilter: %s\n\n",
                          self->filter != NULL ? self->filter : "");
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);
      int indent = (int) get_number (row, OCTET_HIERARCHY_DEPTH) * 2;

      g_string_append_printf (out, "%*s%-*s frames:%" G_GUINT64_FORMAT " bytes:%"
                              G_GUINT64_FORMAT "\n", indent, "", MAX (40 - indent, 0),
                              get_text (row, OCTET_HIERARCHY_PROTOCOL),
                              get_number (row, OCTET_HIERARCHY_FRAMES),
                              get_number (row, OCTET_HIERARCHY_BYTES));
    }
  g_string_append (out, RULE_67);
}

/* Thousands as soon as five digits would not be enough. */
static char *
format_size (guint64 size)
{
  static const char *const units[] = { "bytes", "kB", "MB", "GB", "TB" };
  guint unit = 0;

  while (unit + 1 < G_N_ELEMENTS (units) && size >= 10000)
    {
      size /= 1000;
      unit++;
    }
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %s", size, units[unit]);
}

/* Rows are made anew when they are printed: a flood has millions. */
typedef struct
{
  guint64 packets;
  guint   index;
} SortedRow;

/* Most packets first, then in the order of appearance. */
static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const SortedRow *first = a, *second = b;

  if (first->packets != second->packets)
    return first->packets > second->packets ? -1 : 1;
  return first->index < second->index ? -1 : 1;
}

static OctetStatisticRow *
get_row (const OctetCliStatistic *self,
         const GArray            *sorted,
         guint                    place)
{
  return g_list_model_get_item (G_LIST_MODEL (self->statistic),
                                g_array_index (sorted, SortedRow, place).index);
}

static GArray *
sort_rows (OctetStatistic *statistic,
           guint           packets,
           guint           other_packets)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (SortedRow));
  GListModel *rows = G_LIST_MODEL (statistic);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);
      SortedRow place = { get_number (row, packets) + get_number (row, other_packets), i };

      g_array_append_val (sorted, place);
    }
  g_array_sort (sorted, compare_rows);
  return sorted;
}

static gboolean
parse_address (const char   *text,
               OctetAddress *ret_address)
{
  g_autoptr (GInetAddress) parsed = g_inet_address_new_from_string (text);
  guint8 octets[6];

  if (parsed != NULL)
    octet_address_init (ret_address,
                        g_inet_address_get_family (parsed) == G_SOCKET_FAMILY_IPV6
                          ? OCTET_ADDRESS_IPV6 : OCTET_ADDRESS_IPV4,
                        g_inet_address_to_bytes (parsed));
  if (parsed != NULL || strlen (text) != 17)
    return parsed != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (octets); i++)
    octets[i] = (guint8) strtoul (text + 3 * i, NULL, 16);
  octet_address_init (ret_address, OCTET_ADDRESS_MAC, octets);
  return TRUE;
}

/* With -N, what an address is called. */
static char *
format_address (const OctetCliStatistic *self,
                const char              *text)
{
  OctetAddress address;
  char *name = NULL;

  if (text == NULL)
    return g_strdup ("NONE");
  if (octet_names_get_what (self->names) != 0 && parse_address (text, &address))
    name = octet_names_find (self->names, &address, NULL);
  return name != NULL ? name : g_strdup (text);
}

/* With -N t, a port is called after its service. */
static char *
format_port (const OctetCliStatistic *self,
             guint64                  port)
{
  OctetServiceProtocol protocol = self->level == OCTET_FLOW_TCP ? OCTET_SERVICE_TCP
                                  : self->level == OCTET_FLOW_UDP ? OCTET_SERVICE_UDP
                                                                  : OCTET_SERVICE_SCTP;
  const char *name = octet_names_find_port (self->names, protocol, (guint16) port);

  return name != NULL ? g_strdup (name) : g_strdup_printf ("%" G_GUINT64_FORMAT, port);
}

static char *
format_end (const OctetCliStatistic *self,
            OctetStatisticRow       *row,
            guint                    address,
            guint                    port)
{
  const OctetCell *cell = octet_statistic_row_get_cell (row, port);
  g_autofree char *end = format_address (self, get_text (row, address));
  g_autofree char *number = NULL;

  if (cell->kind == OCTET_CELL_EMPTY)
    return g_steal_pointer (&end);
  number = format_port (self, cell->number);
  return g_strdup_printf ("%s:%s", end, number);
}

static void
print_traffic (guint64  packets,
               guint64  bytes,
               GString *out)
{
  g_autofree char *size = format_size (bytes);

  g_string_append_printf (out, "%6" G_GUINT64_FORMAT " %-9s  ", packets, size);
}

static void
print_conversation (const OctetCliStatistic *self,
                    OctetStatisticRow       *row,
                    gboolean                 has_ports,
                    GString                 *out)
{
  g_autofree char *a = format_end (self, row, OCTET_CONVERSATION_ADDRESS_A,
                                   OCTET_CONVERSATION_PORT_A);
  g_autofree char *b = format_end (self, row, OCTET_CONVERSATION_ADDRESS_B,
                                   OCTET_CONVERSATION_PORT_B);
  guint64 forth = get_number (row, OCTET_CONVERSATION_PACKETS_A_TO_B);
  guint64 back = get_number (row, OCTET_CONVERSATION_PACKETS_B_TO_A);
  guint64 bytes_forth = get_number (row, OCTET_CONVERSATION_BYTES_A_TO_B);
  guint64 bytes_back = get_number (row, OCTET_CONVERSATION_BYTES_B_TO_A);
  OctetSpan start = octet_statistic_row_get_cell (row, OCTET_CONVERSATION_RELATIVE_START)->time;
  OctetSpan duration = octet_statistic_row_get_cell (row, OCTET_CONVERSATION_DURATION)->time;
  OctetSpan back_in_time = { -start.seconds, -start.nanoseconds };
  int width = has_ports ? 26 : 20;
  double since = octet_span_to_seconds (start);

  g_string_append_printf (out, "%-*s <-> %-*s  ", width, a, width, b);
  print_traffic (back, bytes_back, out);
  print_traffic (forth, bytes_forth, out);
  print_traffic (forth + back, bytes_forth + bytes_back, out);
  g_string_append_printf (out, "%14.9f   %12.4f\n", since,
                          octet_span_to_seconds (octet_span_subtract (duration, back_in_time)) -
                            since);
}

/**
 * octet_cli_print_conversations: (skip)
 * @self: conv
 * @out: where it is written
 */
void
octet_cli_print_conversations (const OctetCliStatistic *self,
                               GString                 *out)
{
  gboolean has_ports = octet_flow_level_has_ports (self->level);
  int width = has_ports ? 59 : 47;
  g_autoptr (GArray) rows = sort_rows (self->statistic, OCTET_CONVERSATION_PACKETS_A_TO_B,
                                       OCTET_CONVERSATION_PACKETS_B_TO_A);

  g_string_append_printf (out, RULE_80 "%s Conversations\nFilter:%s\n",
                          octet_flow_level_get_title (self->level),
                          self->filter != NULL ? self->filter : "<No Filter>");
  g_string_append_printf (out, "%*s|       <-      | |       ->      | |     Total     |"
                          "    Relative    |   Duration   |\n", width, "");
  g_string_append_printf (out, "%*s| Frames  Bytes | | Frames  Bytes | | Frames  Bytes |"
                          "      Start     |              |\n", width, "");
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (OctetStatisticRow) row = get_row (self, rows, i);

      print_conversation (self, row, has_ports, out);
    }
  g_string_append (out, RULE_80);
}

static void
print_endpoint (const OctetCliStatistic *self,
                OctetStatisticRow       *row,
                gboolean                 has_ports,
                GString                 *out)
{
  g_autofree char *address = format_address (self, get_text (row, OCTET_ENDPOINT_ADDRESS));
  guint64 sent = get_number (row, OCTET_ENDPOINT_PACKETS_SENT);
  guint64 received = get_number (row, OCTET_ENDPOINT_PACKETS_RECEIVED);
  guint64 bytes_sent = get_number (row, OCTET_ENDPOINT_BYTES_SENT);
  guint64 bytes_received = get_number (row, OCTET_ENDPOINT_BYTES_RECEIVED);

  g_string_append_printf (out, "%-20s      ", address);
  if (has_ports)
    {
      g_autofree char *port = format_port (self, get_number (row, OCTET_ENDPOINT_PORT));

      g_string_append_printf (out, "%5s     ", port);
    }
  g_string_append_printf (out, "%6" G_GUINT64_FORMAT "     %9" G_GUINT64_FORMAT "     "
                          "%6" G_GUINT64_FORMAT "       %9" G_GUINT64_FORMAT "      "
                          "%6" G_GUINT64_FORMAT "       %9" G_GUINT64_FORMAT "   \n",
                          sent + received, bytes_sent + bytes_received, sent, bytes_sent,
                          received, bytes_received);
}

/**
 * octet_cli_print_endpoints: (skip)
 * @self: endpoints
 * @out: where it is written
 */
void
octet_cli_print_endpoints (const OctetCliStatistic *self,
                           GString                 *out)
{
  gboolean has_ports = octet_flow_level_has_ports (self->level);
  g_autoptr (GArray) rows = sort_rows (self->statistic, OCTET_ENDPOINT_PACKETS_SENT,
                                       OCTET_ENDPOINT_PACKETS_RECEIVED);

  g_string_append_printf (out, RULE_80 "%s Endpoints\nFilter:%s\n",
                          octet_flow_level_get_title (self->level),
                          self->filter != NULL ? self->filter : "<No Filter>");
  g_string_append_printf (out, "%23s|%s  Packets  | |  Bytes  | | Tx Packets | | Tx Bytes |"
                          " | Rx Packets | | Rx Bytes |\n", "", has_ports ? "  Port  ||" : "");
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (OctetStatisticRow) row = get_row (self, rows, i);

      print_endpoint (self, row, has_ports, out);
    }
  g_string_append (out, RULE_80);
}

/**
 * octet_cli_print_dhcp: (skip)
 * @self: dhcp,stat
 * @out: where it is written
 */
void
octet_cli_print_dhcp (const OctetCliStatistic *self,
                      GString                 *out)
{
  GListModel *rows = G_LIST_MODEL (self->statistic);

  g_string_append_printf (out, "\n" RULE_101 "DHCP (BOOTP) Statistics:\n"
                          "Filter for statistics: %s\nDHCP Message Type |Packets |\n"
                          "DHCP Statistics\n", self->filter != NULL ? self->filter : "");
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);

      g_string_append_printf (out, "%-25s |%" G_GUINT64_FORMAT " |\n",
                              get_text (row, OCTET_DHCP_COUNT_TYPE),
                              get_number (row, OCTET_DHCP_COUNT_PACKETS));
    }
  g_string_append (out, RULE_101);
}

/* A column of the tree: @text, or nothing. */
static void
print_column (const OctetCell *cell,
              const char      *format,
              const char      *without,
              GString         *out)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "%-14s", cell->kind == OCTET_CELL_EMPTY
                          ? without : g_ascii_formatd (number, sizeof number, format, cell->real));
}

static void
print_item (OctetStatisticRow *row,
            int                width,
            GString           *out)
{
  g_autofree char *name = NULL, *count = NULL, *percent = NULL;
  const OctetCell *cell = octet_statistic_row_get_cell (row, OCTET_ITEM_PERCENT);
  const OctetCell *least = octet_statistic_row_get_cell (row, OCTET_ITEM_MINIMUM);
  /* tshark divides in 24 bits, which decides where the third digit is a five. */
  OctetCell average = *octet_statistic_row_get_cell (row, OCTET_ITEM_AVERAGE);
  guint64 depth = get_number (row, OCTET_ITEM_DEPTH);
  /* Lengths are whole numbers, times are not. */
  const char *format = least->kind == OCTET_CELL_REAL &&
                         strstr (get_text (row, OCTET_ITEM_NAME), "msec") != NULL ? "%.6f" : "%.0f";
  const char *without = octet_statistic_row_get_cell (row, OCTET_ITEM_AVERAGE)->number == 1
                          ? "-" : "";

  name = g_strdup_printf ("%*s%s", (int) depth, "", get_text (row, OCTET_ITEM_NAME));
  count = g_strdup_printf ("%" G_GUINT64_FORMAT, get_number (row, OCTET_ITEM_COUNT));
  g_string_append_printf (out, "%-*s  %-14s", width, name, count);
  average.real = (double) (float) average.real;
  print_column (&average, "%.2f", without, out);
  print_column (least, format, without, out);
  print_column (octet_statistic_row_get_cell (row, OCTET_ITEM_MAXIMUM), format, without, out);
  print_column (octet_statistic_row_get_cell (row, OCTET_ITEM_RATE), "%.4f", "", out);
  if (cell->kind == OCTET_CELL_EMPTY)
    percent = g_strdup ("");
  else
    percent = depth == 0 ? g_strdup ("100%") : g_strdup_printf ("%.2f%%", cell->real);
  g_string_append_printf (out, "%-14s", percent);
  print_column (octet_statistic_row_get_cell (row, OCTET_ITEM_BURST_RATE), "%.4f", "-", out);
  print_column (octet_statistic_row_get_cell (row, OCTET_ITEM_BURST_START), "%.3f", "-", out);
  if (out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

static void
print_rule (char     sign,
            int      width,
            GString *out)
{
  for (int i = 0; i < width; i++)
    g_string_append_c (out, sign);
  g_string_append_c (out, '\n');
}

/**
 * octet_cli_print_item_tree: (skip)
 * @self: a tree of items
 * @out: where it is written
 */
void
octet_cli_print_item_tree (const OctetCliStatistic *self,
                           GString                 *out)
{
  GListModel *rows = G_LIST_MODEL (self->statistic);
  /* tshark leaves 31 columns for a tree of senders and receivers, whatever they are called. */
  int width = g_str_has_suffix (self->words[0], "_srcdst") ? 31 : (int) strlen ("Topic / Item");

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);
      gsize size = strlen (get_text (row, OCTET_ITEM_NAME)) +
                   get_number (row, OCTET_ITEM_DEPTH);

      width = MAX (width, (int) size);
    }
  g_string_append_c (out, '\n');
  print_rule ('=', width + 113, out);
  g_string_append_printf (out, "%s:\n",
                          octet_item_tree_get_title (OCTET_ITEM_TREE (self->statistic)));
  g_string_append_printf (out, "%-*s  %-14s%-14s%-14s%-14s%-14s%-14s%-14s%-13s\n", width,
                          "Topic / Item", "Count", "Average", "Min Val", "Max Val", "Rate (ms)",
                          "Percent", "Burst Rate", "Burst Start");
  print_rule ('-', width + 113, out);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);

      print_item (row, width, out);
    }
  g_string_append_c (out, '\n');
  print_rule ('-', width + 113, out);
}

/* What scripts know the severities as: the last words of a heading. */
static void
print_severity (const OctetCliStatistic *self,
                const char              *severity,
                const char              *heading,
                GString                 *out)
{
  GListModel *rows = G_LIST_MODEL (self->statistic);
  guint64 total = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);

      if (g_str_equal (get_text (row, OCTET_EXPERT_SEVERITY), severity))
        total += get_number (row, OCTET_EXPERT_COUNT);
    }
  if (total == 0)
    return;
  g_string_append_printf (out, "\n%s (%" G_GUINT64_FORMAT ")\n=============\n"
                          "   Frequency      Group           Protocol  Summary\n", heading, total);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);

      if (g_str_equal (get_text (row, OCTET_EXPERT_SEVERITY), severity))
        g_string_append_printf (out, "%12" G_GUINT64_FORMAT " %10s %18s  %s\n",
                                get_number (row, OCTET_EXPERT_COUNT),
                                get_text (row, OCTET_EXPERT_GROUP),
                                get_text (row, OCTET_EXPERT_PROTOCOL),
                                get_text (row, OCTET_EXPERT_MESSAGE));
    }
}

/**
 * octet_cli_print_experts: (skip)
 * @self: expert
 * @out: where it is written
 */
void
octet_cli_print_experts (const OctetCliStatistic *self,
                         GString                 *out)
{
  static const struct
  {
    OctetNoteSeverity severity;
    const char       *heading;
  } severities[] = {
    { OCTET_NOTE_ERROR, "Errors" }, { OCTET_NOTE_WARNING, "Warns" }, { OCTET_NOTE_NOTE, "Notes" },
    { OCTET_NOTE_CHAT, "Chats" }, { OCTET_NOTE_COMMENT, "Comments" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (severities); i++)
    print_severity (self, octet_note_severity_get_name (severities[i].severity),
                    severities[i].heading, out);
}

/**
 * octet_cli_print_hosts: (skip)
 * @self: hosts
 * @out: where it is written
 */
void
octet_cli_print_hosts (const OctetCliStatistic *self,
                       GString                 *out)
{
  GListModel *rows = G_LIST_MODEL (self->statistic);

  g_string_append_printf (out, "# TShark hosts output\n#\n# Host data gathered from %s\n\n",
                          self->options->file);
  /* IPv4 first, as tshark has it; addresses of the link have no place in a hosts file. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
      {
        g_autoptr (OctetStatisticRow) row = g_list_model_get_item (rows, i);
        const char *address = get_text (row, OCTET_HOST_ADDRESS);

        if (pass == 0 ? strchr (address, '.') != NULL && strchr (address, ':') == NULL
                      : g_hostname_is_ip_address (address) && strchr (address, ':') != NULL)
          g_string_append_printf (out, "%s\t%s\n", address, get_text (row, OCTET_HOST_NAME));
      }
}

static double
get_real (OctetStatisticRow *row,
          guint              column)
{
  return octet_statistic_row_get_cell (row, column)->real;
}

/**
 * octet_cli_print_response_times: (skip)
 * @self: icmp,srt or icmpv6,srt
 * @out: where it is written
 */
void
octet_cli_print_response_times (const OctetCliStatistic *self,
                                GString                 *out)
{
  g_autoptr (OctetStatisticRow) row = g_list_model_get_item (G_LIST_MODEL (self->statistic), 0);
  const char *rule = "==========================================================================\n";
  guint64 requests = get_number (row, OCTET_RESPONSES_REQUESTS);
  guint64 replies = get_number (row, OCTET_RESPONSES_REPLIES);
  guint64 lost = get_number (row, OCTET_RESPONSES_LOST);

  g_string_append_printf (out, "\n%s%s Service Response Time (SRT) Statistics (all times in ms):\n"
                          "Filter: %s\n\nRequests  Replies   Lost      %% Loss\n", rule,
                          g_str_equal (self->words[0], "icmp") ? "ICMP" : "ICMPv6",
                          self->filter != NULL ? self->filter : "<none>");
  g_string_append_printf (out, "%-10" G_GUINT64_FORMAT "%-10" G_GUINT64_FORMAT "%-10"
                          G_GUINT64_FORMAT "%5.1f%%\n\n", requests, replies, lost,
                          requests > 0 ? 100 * (double) lost / (double) requests : 0);
  g_string_append (out, "Minimum   Maximum   Mean      Median    SDeviation     Min Frame "
                        "Max Frame\n");
  if (requests == 0 && replies == 0)
    g_string_append (out, "0.000     0.000     0.000     0.000     0.000          0         0\n");
  else
    g_string_append_printf (out, "%-10.3f%-10.3f%-10.3f%-10.3f%-10.3f     %-10" G_GUINT64_FORMAT
                            "%-10" G_GUINT64_FORMAT "\n", get_real (row, OCTET_RESPONSES_MINIMUM),
                            get_real (row, OCTET_RESPONSES_MAXIMUM),
                            get_real (row, OCTET_RESPONSES_MEAN),
                            get_real (row, OCTET_RESPONSES_MEDIAN),
                            get_real (row, OCTET_RESPONSES_DEVIATION),
                            get_number (row, OCTET_RESPONSES_MINIMUM_PACKET),
                            get_number (row, OCTET_RESPONSES_MAXIMUM_PACKET));
  g_string_append (out, rule);
}
