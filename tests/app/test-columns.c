/* test-columns.c - columns of the packet list and rules that mark rows, as the settings keep them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "app-support.h"
#include "models/octet-ui-color-rules.h"
#include "models/octet-ui-columns.h"
#include "models/octet-ui-packet-list.h"
#include "octet-ui-settings.h"
#include "session/octet-session-names.h"
#include "widgets/octet-ui-packet-cells.h"

/* The keys from left to right; a hidden column stands in brackets. */
static char *
print_columns (GSettings *settings)
{
  g_autoptr (GPtrArray) columns = octet_ui_columns_load (settings);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const OctetUiColumn *column = g_ptr_array_index (columns, i);

      g_string_append_printf (text, column->is_shown ? "%s%s" : "%s(%s)", i > 0 ? " " : "",
                              column->key);
      if (column->width > 0)
        g_string_append_printf (text, ":%d", column->width);
    }
  return g_string_free (text, FALSE);
}

#define assert_columns(settings, expected)                          \
  G_STMT_START                                                      \
    {                                                               \
      g_autofree char *octet_text = print_columns (settings);       \
      g_assert_cmpstr (octet_text, ==, expected);                   \
    }                                                               \
  G_STMT_END

static void
test_columns (void)
{
  GSettings *settings = octet_ui_settings_get ();

  octet_ui_columns_reset (settings);
  assert_columns (settings, "number time source destination protocol length info");
  g_assert_true (octet_ui_columns_add (settings, "tcp.flags", "Flags"));
  g_assert_true (octet_ui_columns_add (settings, "tcp.flags", "Flags"));
  assert_columns (settings, "number time source destination protocol length tcp.flags info");
  octet_ui_columns_move (settings, "tcp.flags", -6);
  octet_ui_columns_set_width (settings, "tcp.flags", 77);
  octet_ui_columns_set_shown (settings, "length", FALSE);
  octet_ui_columns_move (settings, "info", 1);
  assert_columns (settings,
                  "tcp.flags:77 number time source destination protocol (length) info");
  octet_ui_columns_remove (settings, "time");
  octet_ui_columns_remove (settings, "tcp.flags");
  assert_columns (settings, "number (time) source destination protocol (length) info");
  octet_ui_columns_reset (settings);
}

/* The last column stays, and so many fields are enough. */
static void
test_column_limits (void)
{
  static const char *const keys[] = { "number", "time", "source", "destination", "protocol",
                                      "length", "info" };
  GSettings *settings = octet_ui_settings_get ();
  guint added = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    octet_ui_columns_set_shown (settings, keys[i], FALSE);
  assert_columns (settings, "(number) (time) (source) (destination) (protocol) (length) info");
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *key = g_strdup_printf ("field.%u", i);

      added += octet_ui_columns_add (settings, key, "");
    }
  g_assert_cmpuint (added, ==, OCTET_UI_MAX_COLUMNS - G_N_ELEMENTS (keys));
  octet_ui_columns_reset (settings);
}

/* Settings that somebody wrote by hand. */
static void
test_damaged_columns (void)
{
  GSettings *settings = octet_ui_settings_get ();

  g_settings_set_value (settings, "columns",
                        g_variant_new_parsed ("[('', 'info', 5, true), ('', 'info', 9, true), "
                                              "('', '', 1, true), ('T', 'time', -7, true)]"));
  assert_columns (settings,
                  "info:24 time (number) (source) (destination) (protocol) (length)");
  octet_ui_columns_reset (settings);
}

static const OctetUiRow *
get_row (OctetUiPacketList  *list,
         guint               position,
         OctetUiPacket     **ret_packet)
{
  g_clear_object (ret_packet);
  *ret_packet = g_list_model_get_item (G_LIST_MODEL (list), position);
  return octet_ui_packet_get_row (*ret_packet);
}

/* Rows have the values of fields with columns, the packet that they belong with, and what a person
 * noted. */
static void
test_rows (void)
{
  static const char *const keys[] = { "dns.qry.name", "tcp.dstport", NULL };
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);
  g_autoptr (OctetUiPacketList) list = octet_ui_packet_list_new (selection);
  OctetUiMarks *marks = octet_ui_selection_get_marks (selection);
  g_autoptr (OctetUiPacket) packet = NULL;
  const OctetUiRow *row;

  g_assert_null (get_row (list, 2, &packet)->values);
  octet_ui_packet_list_set_wanted (list, keys, NULL);
  row = get_row (list, 2, &packet);
  g_assert_cmpstr (row->values[0], ==, "portal.campus.test");
  g_assert_cmpstr (row->values[1], ==, "");
  g_assert_cmpuint (row->related, ==, 5);
  g_assert_cmpuint (row->rule_color, ==, 0);
  g_assert_cmpuint (get_row (list, 4, &packet)->related, ==, 3);
  g_assert_cmpuint (get_row (list, 0, &packet)->related, ==, 2);
  g_assert_cmpuint (get_row (list, 0, &packet)->whole, ==, 0);
  g_assert_cmpuint (get_row (list, 30, &packet)->whole, ==, 32);
  g_assert_cmpstr (get_row (list, 6, &packet)->values[1], ==, "80");
  octet_ui_marks_set_comment (marks, 7, "the handshake");
  octet_ui_marks_set (marks, OCTET_UI_MARK_IGNORED, 8, TRUE);
  octet_ui_packet_list_fill (list, packet);
  g_assert_cmpstr (octet_ui_packet_get_row (packet)->comment, ==, "the handshake");
  row = get_row (list, 7, &packet);
  g_assert_true (row->is_ignored);
  g_assert_null (row->protocol);
}

/* What is bold in the line about a packet. */
static char *
find_bold (OctetUiPacketList *list,
           guint              position)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autoptr (OctetUiPacket) packet = g_list_model_get_item (G_LIST_MODEL (list), position);
  g_autofree char *text = octet_ui_packet_cells_write_info (packet, attributes);
  GSList *all = pango_attr_list_get_attributes (attributes);
  char *bold = NULL;

  for (GSList *at = all; at != NULL; at = at->next)
    {
      PangoAttribute *attribute = at->data;

      if (attribute->klass->type == PANGO_ATTR_WEIGHT)
        bold = g_strndup (text + attribute->start_index,
                          attribute->end_index - attribute->start_index);
    }
  g_slist_free_full (all, (GDestroyNotify) pango_attribute_destroy);
  pango_attr_list_unref (attributes);
  return bold;
}

/* In each line one thing stands out: what somebody who reads down the list looks for. */
static void
test_emphasis (void)
{
  static const struct
  {
    guint       position;
    const char *bold;
  } cases[] = {
    { 0, "192.0.2.1" }, { 1, "00:00:5e:00:53:01" }, { 2, "portal.campus.test" },
    { 4, "203.0.113.80" }, { 7, "[SYN, ACK]" }, { 9, "GET" }, { 11, "200 OK" },
  };
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);
  g_autoptr (OctetUiPacketList) list = octet_ui_packet_list_new (selection);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *bold = find_bold (list, cases[i].position);

      g_assert_cmpstr (bold, ==, cases[i].bold);
    }
}

/* What the capture's DNS answers call an address stands beside it, where names are wanted. */
static void
test_row_names (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);
  g_autoptr (OctetUiPacketList) list = octet_ui_packet_list_new (selection);
  OctetNames *names = octet_session_get_names (session);
  g_autoptr (OctetUiPacket) packet = NULL;
  const OctetUiRow *row;

  while (get_row (list, 6, &packet)->destination_name == NULL)
    g_main_context_iteration (NULL, TRUE);
  row = octet_ui_packet_get_row (packet);
  g_assert_cmpstr (row->destination_name, ==, "portal.campus.test");
  g_assert_cmpstr (row->destination, ==, "203.0.113.80");
  g_assert_null (row->source_name);
  octet_names_set_what (names, OCTET_NAMES_PORTS);
  octet_ui_packet_list_fill (list, packet);
  g_assert_null (octet_ui_packet_get_row (packet)->destination_name);
  octet_names_set_what (names, OCTET_NAMES_ALL);
  g_assert_nonnull (get_row (list, 0, &packet)->source_name);
}

static guint
find_rule (OctetUiColorRules *rules,
           OctetUiSelection  *selection,
           guint32            packet)
{
  octet_ui_selection_set_packet (selection, packet);
  return octet_ui_color_rules_match (rules, octet_ui_selection_get_tree (selection));
}

/* The rules that Octet comes with can all be run, but for protocols that it does not know. */
static void
test_usual_rules (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);
  g_autoptr (OctetUiColorRules) rules = NULL;
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;
  g_autofree char *values = NULL;
  guint rule;

  rules = octet_ui_color_rules_new (octet_session_get_registry (session),
                                    octet_ui_settings_get ());
  text = octet_ui_color_rules_get_text (rules);
  g_assert_nonnull (strstr (text, "tcp.analysis.flags"));
  rule = find_rule (rules, selection, 1);
  g_assert_cmpstr (octet_ui_color_rules_get (rules, rule)->filter, ==, "arp");
  rule = find_rule (rules, selection, 10);
  g_assert_cmpstr (octet_ui_color_rules_get (rules, rule)->name, ==, "Web");
  g_assert_nonnull (octet_ui_color_rules_get (rules, rule)->meaning);
  words = octet_ui_color_rules_explain (rules, rule);
  g_assert_cmpuint (strlen (words), >, 10);
  values = octet_ui_color_rules_list_values (rules, rule,
                                             octet_ui_selection_get_tree (selection));
  g_assert_nonnull (strstr (values, "tcp.port = "));
}

/* A rule of one's own goes first; one that cannot be run is left aside. */
static void
test_own_rules (void)
{
  GSettings *settings = octet_ui_settings_get ();
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);
  g_autoptr (OctetUiPacketList) list = octet_ui_packet_list_new (selection);
  g_autoptr (GPtrArray) written = octet_ui_color_rules_load (settings);
  g_autoptr (OctetUiColorRules) rules = NULL;
  g_autoptr (OctetUiPacket) packet = NULL;

  g_ptr_array_set_size (written, 0);
  octet_ui_color_rules_add (written, "broken", "tcp.port ==", 1, TRUE);
  octet_ui_color_rules_add (written, "unused", "tcp", 2, FALSE);
  octet_ui_color_rules_add (written, "login", "http.request.uri contains \"login\"", 6, TRUE);
  octet_ui_color_rules_save (settings, written);
  rules = octet_ui_color_rules_new (octet_session_get_registry (session), settings);
  g_assert_cmpuint (find_rule (rules, selection, 7), ==, 0);
  g_assert_cmpuint (find_rule (rules, selection, 10), ==, 1);
  g_assert_cmpstr (octet_ui_color_rules_get (rules, 1)->name, ==, "login");
  octet_ui_packet_list_set_wanted (list, NULL, rules);
  g_assert_cmpuint (get_row (list, 9, &packet)->rule_color, ==, 7);
  g_assert_cmpstr (get_row (list, 9, &packet)->rule_name, ==, "login");
  g_assert_cmpuint (get_row (list, 6, &packet)->rule_color, ==, 0);
  g_settings_reset (settings, "colour-rules");
}

/* What is made from a field is asked first, once, and in a colour that is rare. */
static void
test_first_rule (void)
{
  GSettings *settings = octet_ui_settings_get ();
  g_autoptr (GPtrArray) rules = NULL;
  const OctetUiColorRule *rule;
  guint count;

  g_settings_reset (settings, "colour-rules");
  rules = octet_ui_color_rules_load (settings);
  count = rules->len;
  g_clear_pointer (&rules, g_ptr_array_unref);
  g_assert_true (octet_ui_color_rules_put_first (settings, "Port: 80", "tcp.port == 80"));
  g_assert_true (octet_ui_color_rules_put_first (settings, "Web", "tcp.port == 443"));
  g_assert_true (octet_ui_color_rules_put_first (settings, "Again", "tcp.port == 80"));
  rules = octet_ui_color_rules_load (settings);
  g_assert_cmpuint (rules->len, ==, count + 2);
  rule = g_ptr_array_index (rules, 0);
  g_assert_cmpstr (rule->name, ==, "Port: 80");
  g_assert_true (rule->is_used);
  g_assert_cmpstr (((OctetUiColorRule *) g_ptr_array_index (rules, 1))->filter, ==,
                   "tcp.port == 443");
  g_assert_cmpuint (rule->color, !=, ((OctetUiColorRule *) g_ptr_array_index (rules, 1))->color);
  while (rules->len < OCTET_UI_MAX_RULES)
    octet_ui_color_rules_add (rules, "more", "tcp", 0, TRUE);
  octet_ui_color_rules_save (settings, rules);
  g_assert_false (octet_ui_color_rules_put_first (settings, "one too many", "tcp.port == 99"));
  g_assert_true (octet_ui_color_rules_put_first (settings, "Web", "tcp.port == 443"));
  g_settings_reset (settings, "colour-rules");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/columns", test_columns);
  g_test_add_func ("/app/columns/limits", test_column_limits);
  g_test_add_func ("/app/columns/damaged", test_damaged_columns);
  g_test_add_func ("/app/rows", test_rows);
  g_test_add_func ("/app/rows/names", test_row_names);
  g_test_add_func ("/app/rows/emphasis", test_emphasis);
  g_test_add_func ("/app/color-rules/usual", test_usual_rules);
  g_test_add_func ("/app/color-rules/own", test_own_rules);
  g_test_add_func ("/app/color-rules/first", test_first_rule);
  return g_test_run ();
}
