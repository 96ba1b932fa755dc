/* test-models.c - the list of packets, the history, times, and a field as text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "app-support.h"
#include "models/octet-ui-history.h"
#include "models/octet-ui-node-text.h"
#include "models/octet-ui-packet-list.h"
#include "models/octet-ui-time-axis.h"
#include "models/octet-ui-time-format.h"
#include "models/octet-ui-tools.h"
#include "support/octet-test-model.h"

static char *
packet_to_text (gpointer item)
{
  OctetUiPacket *packet = item;

  return g_strdup_printf ("%u:%s", octet_ui_packet_get_number (packet),
                          octet_ui_packet_get_row (packet)->protocol);
}

static void
test_packet_list (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);
  g_autoptr (OctetUiPacketList) list = octet_ui_packet_list_new (selection);
  g_autoptr (OctetTestModel) model = octet_test_model_new (G_LIST_MODEL (list), packet_to_text);
  g_autofree char *text = octet_test_model_print (model);
  g_autoptr (OctetUiPacket) packet = NULL;
  guint32 size = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 38);
  g_assert_true (g_str_has_prefix (text, "1:ARP 2:ARP 3:DNS 4:DNS 5:DNS 6:DNS 7:TCP 8:TCP "));
  packet = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_cmpstr (octet_ui_packet_get_row (packet)->source, ==, "192.0.2.42");
  g_assert_cmpuint (octet_ui_packet_get_row (packet)->level, ==, OCTET_LEVEL_APPLICATION);
  for (guint i = 0; i < octet_ui_packet_get_row (packet)->n_segments; i++)
    size += octet_ui_packet_get_row (packet)->segments[i].size;
  g_assert_cmpuint (size, ==, octet_ui_packet_get_record (packet)->wire_size);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 38));
  octet_assert_changes (model, "");
}

static gboolean
is_done (OctetSession *session)
{
  return octet_session_get_phase (session) > OCTET_SESSION_LOADING;
}

/* A list that is made first grows while the file is read, and only at its end. */
static void
test_packet_list_grows (void)
{
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);
  g_autoptr (OctetUiPacketList) list = octet_ui_packet_list_new (selection);
  g_autoptr (OctetTestModel) model = octet_test_model_new (G_LIST_MODEL (list), packet_to_text);
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_SAMPLES"), "dns.pcapng", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *log = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  octet_session_open (session, file);
  while (!is_done (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==,
                    octet_session_get_n_packets (session));
  log = octet_test_model_take_log (model);
  g_assert_true (g_str_has_prefix (log, "0+") || g_str_has_prefix (log, "+0"));
  g_assert_null (strchr (log, '-'));
}

/* What is told of packets: their numbers, in order. */
static void
settled_cb (OctetUiSelection *selection,
            GArray           *packets)
{
  guint32 packet = octet_ui_selection_get_packet (selection);

  g_array_append_val (packets, packet);
}

static guint32
get_last (GArray *packets)
{
  return g_array_index (packets, guint32, packets->len - 1);
}

/* A packet alone settles at once, and of those that are walked over the last one does. */
static void
test_settled (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);
  g_autoptr (GArray) packets = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint count;

  g_signal_connect (selection, "settled", G_CALLBACK (settled_cb), packets);
  octet_ui_selection_set_packet (selection, 3);
  g_assert_cmpuint (packets->len, ==, 1);
  g_assert_cmpuint (get_last (packets), ==, 3);
  for (guint32 packet = 4; packet <= 38; packet++)
    octet_ui_selection_set_packet (selection, packet);
  while (get_last (packets) != 38)
    g_main_context_iteration (NULL, TRUE);
  /* A field of the same packet settles at once too, and nothing comes behind it. */
  octet_ui_selection_set_packet (selection, 7);
  octet_ui_selection_set_packet (selection, 8);
  octet_ui_selection_set_node (selection, 1);
  count = packets->len;
  g_assert_cmpuint (get_last (packets), ==, 8);
  octet_ui_selection_set_packet (selection, 8);
  octet_ui_selection_set_node (selection, 1);
  g_assert_cmpuint (packets->len, ==, count);
}

static void
visit (OctetUiHistory *history,
       const char     *page,
       guint32         packet,
       const char     *filter)
{
  OctetUiPlace place = { .page = (char *) page, .packet = packet, .filter = (char *) filter,
                         .row = filter != NULL ? packet / 10 : packet - 1 };

  octet_ui_history_visit (history, &place);
}

static void
check_go (OctetUiHistory *history,
          int             step,
          const char     *page,
          guint32         packet,
          const char     *filter)
{
  const OctetUiPlace *place = octet_ui_history_go (history, step);

  g_assert_nonnull (place);
  g_assert_cmpstr (place->page, ==, page);
  g_assert_cmpuint (place->packet, ==, packet);
  g_assert_cmpstr (place->filter, ==, filter);
}

static void
wait_for_order (OctetUiShown *shown)
{
  while (octet_ui_shown_is_sorting (shown))
    g_main_context_iteration (NULL, TRUE);
}

/* Sorted in a worker: the list is told once, and places and packets agree. */
static void
test_order (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);
  OctetUiShown *shown = octet_ui_selection_get_shown (selection);
  g_autoptr (OctetUiPacketList) list = octet_ui_packet_list_new (selection);
  g_autoptr (OctetTestModel) model = octet_test_model_new (G_LIST_MODEL (list), packet_to_text);
  g_autofree char *sorted = NULL;
  g_autofree char *reversed = NULL;
  gboolean is_descending;

  octet_ui_shown_set_order (shown, OCTET_ORDER_PROTOCOL, FALSE);
  octet_assert_changes (model, "");
  wait_for_order (shown);
  octet_assert_changes (model, "0-38, 0+38");
  sorted = octet_test_model_print (model);
  g_assert_true (g_str_has_prefix (sorted, "1:ARP 2:ARP 3:DNS 4:DNS 5:DNS 6:DNS "));
  octet_ui_shown_set_order (shown, OCTET_ORDER_TIME, TRUE);
  wait_for_order (shown);
  octet_assert_changes (model, "0-38, 0+38");
  reversed = octet_test_model_print (model);
  g_assert_true (g_str_has_prefix (reversed, "38:"));
  g_assert_cmpint (octet_ui_shown_get_order (shown, &is_descending), ==, OCTET_ORDER_TIME);
  g_assert_true (is_descending);
  for (guint i = 0; i < 38; i++)
    g_assert_cmpuint (octet_ui_shown_get_position (shown, octet_ui_shown_get_packet (shown, i)),
                      ==, i);
  octet_ui_shown_set_order (shown, OCTET_ORDER_NUMBER, FALSE);
  octet_assert_changes (model, "0-38, 0+38");
  g_assert_cmpuint (octet_ui_shown_get_packet (shown, 0), ==, 1);
}

/* By a field: what stands there stays until all packets were dissected, though another direction
 * is asked for at once; those without the field stand last either way. */
static void
test_field_order (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);
  OctetUiShown *shown = octet_ui_selection_get_shown (selection);
  g_autoptr (OctetUiPacketList) list = octet_ui_packet_list_new (selection);
  g_autoptr (OctetTestModel) model = octet_test_model_new (G_LIST_MODEL (list), packet_to_text);
  guint first;

  octet_ui_shown_set_order (shown, OCTET_ORDER_LENGTH, FALSE);
  wait_for_order (shown);
  octet_assert_changes (model, "0-38, 0+38");
  first = octet_ui_shown_get_packet (shown, 0);
  octet_ui_shown_set_field_order (shown, "dns.qry.name", TRUE);
  g_assert_cmpuint (octet_ui_shown_get_packet (shown, 0), ==, first);
  g_assert_cmpuint (octet_ui_shown_get_position (shown, first), ==, 0);
  octet_ui_shown_set_field_order (shown, "dns.qry.name", FALSE);
  octet_ui_shown_set_field_order (shown, "dns.qry.name", TRUE);
  g_assert_cmpuint (octet_ui_shown_get_packet (shown, 0), ==, first);
  octet_assert_changes (model, "");
  wait_for_order (shown);
  octet_assert_changes (model, "0-38, 0+38");
  g_assert_cmpstr (octet_ui_shown_get_order_field (shown), ==, "dns.qry.name");
  g_assert_cmpfloat (octet_ui_shown_get_sort_progress (shown), ==, 1);
  g_assert_cmpuint (octet_ui_shown_get_packet (shown, 37), ==, 38);
  octet_ui_shown_set_field_order (shown, "dns.qry.name", FALSE);
  octet_assert_changes (model, "0-38, 0+38");
  g_assert_cmpuint (octet_ui_shown_get_packet (shown, 37), ==, 38);
  for (guint i = 0; i < 38; i++)
    g_assert_cmpuint (octet_ui_shown_get_position (shown, octet_ui_shown_get_packet (shown, i)),
                      ==, i);
  octet_ui_shown_set_order (shown, OCTET_ORDER_NUMBER, FALSE);
  octet_assert_changes (model, "0-38, 0+38");
  g_assert_cmpuint (octet_ui_shown_get_packet (shown, 0), ==, 1);
  g_assert_null (octet_ui_shown_get_order_field (shown));
}

static void
test_history (void)
{
  g_autoptr (OctetUiHistory) history = octet_ui_history_new ();

  visit (history, "packets", 0, NULL); /* nothing is selected yet */
  g_assert_false (octet_ui_history_can_go (history, -1));
  visit (history, "packets", 10, NULL);
  visit (history, "packets", 11, NULL); /* a step replaces */
  visit (history, "packets", 500, NULL); /* a jump adds */
  visit (history, "packets", 20, NULL);
  g_assert_false (octet_ui_history_can_go (history, 1));
  check_go (history, -1, "packets", 500, NULL);
  visit (history, "packets", 500, NULL); /* arriving is no visit */
  check_go (history, -1, "packets", 11, NULL);
  g_assert_null (octet_ui_history_go (history, -1));
  check_go (history, 1, "packets", 500, NULL);
  visit (history, "packets", 77, NULL); /* what was ahead is forgotten */
  g_assert_false (octet_ui_history_can_go (history, 1));
  visit (history, "conversations", 77, NULL); /* another page is another place */
  visit (history, "conversations", 77, "tcp"); /* and so is another filter */
  visit (history, "conversations", 85, "tcp"); /* the next of those that are shown */
  check_go (history, -1, "conversations", 77, NULL);
  check_go (history, -1, "packets", 77, NULL);
  for (guint i = 0; i < 1000; i++)
    visit (history, "packets", 1000 + 10 * i, NULL);
  check_go (history, -1, "packets", 1000 + 10 * 998, NULL);
}

static void
test_times (void)
{
  const OctetUiTimes times = { G_GINT64_CONSTANT (1700000000123456789),
                               G_GINT64_CONSTANT (1700000000123000000),
                               G_GINT64_CONSTANT (1700000000023456789),
                               G_GINT64_CONSTANT (1700000001123456789) };
  const OctetUiTimes none = { G_MININT64, G_MININT64, G_MININT64, G_MININT64 };
  static const char *const expected[OCTET_UI_N_TIME_FORMATS] = {
    "−1.000000", "0.000456", "22:13:20.123456", "2023-11-14 22:13:20.123456",
    "2023-11-14 22:13:20.123456", "1700000000.123456", "0.100000",
  };

  for (guint i = 0; i < OCTET_UI_N_TIME_FORMATS; i++)
    {
      g_autofree char *text = octet_ui_time_format_write (i, &times, -1);
      g_autofree char *empty = octet_ui_time_format_write (i, &none, 9);

      g_assert_cmpstr (text, ==, expected[i]);
      g_assert_cmpstr (empty, ==, "");
      g_assert_cmpint (octet_ui_time_format_from_key (octet_ui_time_format_get_key (i)), ==, i);
    }
  for (int digits = 0; digits <= 9; digits += 3)
    {
      static const char *const fractions[] = { "22:13:20", "22:13:20.123", "22:13:20.123456",
                                               "22:13:20.123456789" };
      g_autofree char *text = octet_ui_time_format_write (OCTET_UI_TIME_CLOCK, &times, digits);

      g_assert_cmpstr (text, ==, fractions[digits / 3]);
    }
}

static void
test_time_axis (void)
{
  static const struct
  {
    gint64      span;
    gint64      time;
    const char *expected;
  } cases[] = {
    { 252 * G_GINT64_CONSTANT (1000000000), 90 * G_GINT64_CONSTANT (1000000000), "1:30" },
    { 10 * G_GINT64_CONSTANT (1000000000), 2 * G_GINT64_CONSTANT (1000000000), "0:02" },
    { 1500000000, 400000000, "0.4 s" },
    { 15000, 4000, "0.000004 s" },
    { 1500000000, G_GINT64_CONSTANT (62400000000), "1:02.4" },
    { 20000 * G_GINT64_CONSTANT (1000000000), 7200 * G_GINT64_CONSTANT (1000000000), "2:00:00" },
    { G_MAXINT64, 86400 * G_GINT64_CONSTANT (20000000000), "20 d" },
    { 0, -1, "−0.000000001 s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 step = octet_ui_time_axis_find_step (cases[i].span, 10);
      g_autofree char *text = octet_ui_time_axis_write (cases[i].time, step);

      g_assert_cmpint (cases[i].span / step, <=, 10);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_reference (void)
{
  static const struct
  {
    const char *reference;
    const char *expected;
  } cases[] = {
    { "RFC 826", "https://www.rfc-editor.org/rfc/rfc826" },
    { "RFC 9293, 3.1", "https://www.rfc-editor.org/rfc/rfc9293#section-3.1" },
    { "RFC 9110, RFC 9112", "https://www.rfc-editor.org/rfc/rfc9110" },
    { "X.509, RFC 5280", "https://www.rfc-editor.org/rfc/rfc5280" },
    { "IEEE 802.11", NULL },
    { "RFC ", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      OctetProtocol protocol = { .reference = cases[i].reference };
      g_autofree char *uri = octet_ui_node_get_reference (&protocol);

      g_assert_cmpstr (uri, ==, cases[i].expected);
    }
}

static void
check_copy (OctetUiSelection *selection,
            const char       *key,
            const char       *form,
            const char       *expected)
{
  const OctetTree *tree = octet_ui_selection_get_tree (selection);
  g_autofree char *text = octet_ui_node_copy (tree, &tree->nodes[app_find_node (selection, key)],
                                              form);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_copy (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);

  octet_ui_selection_set_packet (selection, 10);
  check_copy (selection, "ip.src", "value", "192.0.2.42");
  check_copy (selection, "ip.src", "key", "ip.src");
  check_copy (selection, "ip.src", "filter", "ip.src == 192.0.2.42");
  check_copy (selection, "ip.src", "hex", "c000022a");
  check_copy (selection, "ip.src", "base64", "wAACKg==");
  check_copy (selection, "ip.src", "python", "b\"\\xc0\\x00\\x02*\"");
  check_copy (selection, "http.request.method", "filter", "http.request.method == \"GET\"");
  check_copy (selection, "tcp", "filter", "tcp");
}

static void
check_command (OctetUiSelection *selection,
               OctetUiTool       tool,
               const char       *key,
               const char       *expected)
{
  const OctetTree *tree = octet_ui_selection_get_tree (selection);
  g_autofree char *text = octet_ui_tool_get_command (tool, "a b.pcap", 10, tree,
                                                     &tree->nodes[app_find_node (selection, key)]);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_tools (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);

  octet_ui_selection_set_packet (selection, 10);
  check_command (selection, OCTET_UI_TOOL_TSHARK, "tcp.flags",
                 "tshark -r 'a b.pcap' -Y 'frame.number == 10' -T fields -e tcp.flags");
  check_command (selection, OCTET_UI_TOOL_TCPDUMP, "tcp.dstport",
                 "tcpdump -nr 'a b.pcap' 'tcp[2:2] = 0x50'");
  check_command (selection, OCTET_UI_TOOL_TCPDUMP, "tcp.hdr_len",
                 "tcpdump -nr 'a b.pcap' 'tcp[12:1] & 0xf0 = 0x80'");
  check_command (selection, OCTET_UI_TOOL_TCPDUMP, "http.request.method", NULL);
  check_command (selection, OCTET_UI_TOOL_SCAPY, "ip.ttl", "rdpcap (\"a b.pcap\")[9][IP].ttl");
  check_command (selection, OCTET_UI_TOOL_SCAPY, "tcp", "rdpcap (\"a b.pcap\")[9][TCP]");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/selection/settled", test_settled);
  g_test_add_func ("/app/packet-list", test_packet_list);
  g_test_add_func ("/app/packet-list/grows", test_packet_list_grows);
  g_test_add_func ("/app/order", test_order);
  g_test_add_func ("/app/field-order", test_field_order);
  g_test_add_func ("/app/history", test_history);
  g_test_add_func ("/app/times", test_times);
  g_test_add_func ("/app/time-axis", test_time_axis);
  g_test_add_func ("/app/copy", test_copy);
  g_test_add_func ("/app/reference", test_reference);
  g_test_add_func ("/app/tools", test_tools);
  return g_test_run ();
}
