/* test-widgets.c - each widget alone, without a window: made, fed, measured, drawn, let go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>

#include "app-support.h"
#include "pages/octet-ui-packets-page.h"
#include "pages/octet-ui-welcome-page.h"
#include "widgets/octet-ui-byte-pane.h"
#include "widgets/octet-ui-byte-view-private.h"
#include "widgets/octet-ui-explain-pane.h"
#include "widgets/octet-ui-field-pane.h"
#include "widgets/octet-ui-field-view.h"
#include "widgets/octet-ui-filter-entry.h"
#include "widgets/octet-ui-filter-row.h"
#include "widgets/octet-ui-find-bar.h"
#include "widgets/octet-ui-header-diagram.h"
#include "widgets/octet-ui-packet-view.h"
#include "widgets/octet-ui-path-bar.h"
#include "widgets/octet-ui-text-block.h"
#include "widgets/octet-ui-traffic-strip.h"
#include "widgets/octet-ui-no-match.h"

typedef void (*SetSelection) (gpointer          widget,
                              OctetUiSelection *selection);

static void
run_loop (guint turns)
{
  for (guint i = 0; i < turns && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static void
measure (GtkWidget *widget)
{
  int minimum, natural;

  for (int orientation = 0; orientation < 2; orientation++)
    {
      gtk_widget_measure (widget, orientation, -1, &minimum, &natural, NULL, NULL);
      g_assert_cmpint (minimum, >=, 0);
      g_assert_cmpint (natural, >=, minimum);
    }
}

static gboolean
too_late_cb (gpointer data)
{
  g_assert_not_reached ();
}

/* A worker may have the last word: it holds the session until its task is done. */
static void
drop (gpointer object)
{
  guint source = g_timeout_add_seconds (60, too_late_cb, NULL);

  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  /* Whose thread drops it last wakes nobody here. */
  while (g_atomic_pointer_get (&object) != NULL)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_source_remove (source);
}

/* Walks over every packet and every layer of a sample; at the end nothing is left of it. */
static void
check_widget (GType        type,
              SetSelection set_selection)
{
  OctetSession *session = app_load_sample ("portal-login.pcapng");
  OctetUiSelection *selection = octet_ui_selection_new (session);
  GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));

  measure (widget);
  set_selection (widget, selection);
  for (guint32 packet = 1; packet <= octet_session_get_n_packets (session); packet++)
    {
      const OctetTree *tree;

      octet_ui_selection_set_packet (selection, packet);
      tree = octet_ui_selection_get_tree (selection);
      for (guint i = 0; i < tree->n_layers; i++)
        if (tree->layers[i].node != OCTET_NO_NODE)
          octet_ui_selection_set_node (selection, tree->layers[i].node);
      octet_ui_selection_set_hover (selection, tree->n_nodes - 1);
      measure (widget);
    }
  run_loop (100);
  set_selection (widget, NULL);
  run_loop (100);
  g_assert_finalize_object (widget);
  run_loop (100);
  drop (selection);
  drop (session);
}

#define CHECK(name, NAME, type)                                            \
  static void                                                              \
  test_##name (void)                                                       \
  {                                                                        \
    check_widget (OCTET_UI_TYPE_##NAME,                                    \
                  (SetSelection) octet_ui_##name##_set_selection);         \
  }

CHECK (packet_view, PACKET_VIEW, OctetUiPacketView)
CHECK (field_view, FIELD_VIEW, OctetUiFieldView)
CHECK (field_pane, FIELD_PANE, OctetUiFieldPane)
CHECK (byte_view, BYTE_VIEW, OctetUiByteView)
CHECK (byte_pane, BYTE_PANE, OctetUiBytePane)
CHECK (header_diagram, HEADER_DIAGRAM, OctetUiHeaderDiagram)
CHECK (explain_pane, EXPLAIN_PANE, OctetUiExplainPane)
CHECK (path_bar, PATH_BAR, OctetUiPathBar)
CHECK (traffic_strip, TRAFFIC_STRIP, OctetUiTrafficStrip)
CHECK (filter_entry, FILTER_ENTRY, OctetUiFilterEntry)
CHECK (filter_row, FILTER_ROW, OctetUiFilterRow)
CHECK (find_bar, FIND_BAR, OctetUiFindBar)
CHECK (no_match, NO_MATCH, OctetUiNoMatch)
CHECK (packets_page, PACKETS_PAGE, OctetUiPacketsPage)

/* Until the row has read what was written, and the packets are found. */
static void
settle (OctetUiShown *shown)
{
  gint64 end = g_get_monotonic_time () + 300 * 1000;

  while (g_get_monotonic_time () < end || octet_ui_shown_is_finding (shown))
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* What can run is applied; what cannot leaves the one before; words are written out first. */
static void
test_filter_row_apply (void)
{
  static const struct { const char *text, *written, *applied; guint n_shown; } steps[] = {
    { " dns ", "dns", "dns", 8 },
    { "tcp.prot == 80", "tcp.prot == 80", "dns", 8 },
    { "dns from 192.0.2.42", "dns && ip.src == 192.0.2.42", "dns", 8 },
    { "dns && ip.src == 192.0.2.42", "dns && ip.src == 192.0.2.42",
      "dns && ip.src == 192.0.2.42", 4 },
    { "", "", "", 38 },
  };
  OctetSession *session = app_load_sample ("portal-login.pcapng");
  OctetUiSelection *selection = octet_ui_selection_new (session);
  OctetUiShown *shown = octet_ui_selection_get_shown (selection);
  OctetUiFilterRow *row = g_object_ref_sink (g_object_new (OCTET_UI_TYPE_FILTER_ROW, NULL));

  octet_ui_filter_row_set_selection (row, selection);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      octet_ui_filter_row_apply (row, steps[i].text);
      settle (shown);
      g_assert_cmpstr (octet_ui_filter_row_get_text (row), ==, steps[i].written);
      g_assert_cmpstr (octet_ui_shown_get_filter (shown), ==, steps[i].applied);
      g_assert_cmpuint (octet_ui_shown_get_n_shown (shown), ==, steps[i].n_shown);
    }
  /* What others apply is written too; what is being written stays when only the time changes. */
  g_assert_true (octet_ui_shown_set_filter (shown, "arp", NULL));
  g_assert_cmpstr (octet_ui_filter_row_get_text (row), ==, "arp");
  octet_ui_filter_row_prepare (row, "tcp &&");
  octet_ui_shown_set_span (shown, 0, 1);
  settle (shown);
  g_assert_cmpstr (octet_ui_filter_row_get_text (row), ==, "tcp &&");
  g_assert_cmpuint (octet_ui_shown_get_n_shown (shown), ==, 0);
  octet_ui_filter_row_set_selection (row, NULL);
  g_object_unref (row);
  drop (selection);
  drop (session);
}

/* With nothing selected the example is a field that every view shows: the flags of TCP. */
static void
test_example (void)
{
  OctetSession *session = app_load_sample ("portal-login.pcapng");
  OctetUiSelection *selection = octet_ui_selection_new (session);
  GtkWidget *pane = g_object_ref_sink (g_object_new (OCTET_UI_TYPE_EXPLAIN_PANE, NULL));

  gtk_widget_activate_action (pane, "explain.show-example", NULL);
  octet_ui_explain_pane_set_selection (OCTET_UI_EXPLAIN_PANE (pane), selection);
  g_assert_cmpuint (octet_ui_selection_get_packet (selection), ==, 0);
  gtk_widget_activate_action (pane, "explain.show-example", NULL);
  g_assert_cmpuint (octet_ui_selection_get_packet (selection), ==, 7);
  g_assert_cmpuint (octet_ui_selection_get_node (selection), ==,
                    app_find_node (selection, "tcp.flags"));
  octet_ui_explain_pane_set_selection (OCTET_UI_EXPLAIN_PANE (pane), NULL);
  g_object_unref (pane);
  drop (selection);
  drop (session);
}

/* The text part reads bytes as ASCII or as EBCDIC; what is no letter is a dot in both. */
static void
test_ebcdic (void)
{
  static const guint8 get[] = { 0xc7, 0xc5, 0xe3, 0x40, 0xf0, 0x81, 0x00 };
  OctetUiByteView *view = g_object_ref_sink (g_object_new (OCTET_UI_TYPE_BYTE_VIEW, NULL));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint turn = 0; turn < 2; turn++)
    {
      octet_ui_byte_view_set_ebcdic (view, turn == 1);
      for (guint i = 0; i < G_N_ELEMENTS (get); i++)
        g_string_append_unichar (text, octet_ui_byte_view_get_char (view, get[i]));
      g_string_append_c (text, '|');
    }
  octet_ui_byte_view_set_ebcdic (view, FALSE);
  g_string_append_unichar (text, octet_ui_byte_view_get_char (view, 'G'));
  g_assert_cmpstr (text->str, ==, "···@···|GET 0a·|G");
  g_assert_finalize_object (view);
}

static int
measure_block (GtkWidget  *window,
               const char *class)
{
  GtkWidget *block = octet_ui_text_block_new ();
  PangoFontDescription *font;
  int weight;

  gtk_widget_add_css_class (block, class);
  octet_ui_text_block_set_text (OCTET_UI_TEXT_BLOCK (block), "A word");
  gtk_window_set_child (GTK_WINDOW (window), block);
  /* Styles are looked for when a frame is drawn. */
  for (guint i = 0; i < 200; i++)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  measure (block);
  font = pango_context_get_font_description (gtk_widget_get_pango_context (block));
  weight = pango_font_description_get_weight (font);
  return weight;
}

/* A block of text is in the font that its class says. */
static void
test_text_block (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpint (measure_block (window, "body"), ==, PANGO_WEIGHT_NORMAL);
  g_assert_cmpint (measure_block (window, "heading"), >, PANGO_WEIGHT_NORMAL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_welcome_page (void)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (OCTET_UI_TYPE_WELCOME_PAGE, NULL));

  measure (page);
  g_assert_finalize_object (page);
}

int
main (int    argc,
      char **argv)
{
  /* Nobody listens, and the registry of those who do writes where the results are written. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/packet-view", test_packet_view);
  g_test_add_func ("/app/field-view", test_field_view);
  g_test_add_func ("/app/field-pane", test_field_pane);
  g_test_add_func ("/app/byte-view", test_byte_view);
  g_test_add_func ("/app/byte-view/ebcdic", test_ebcdic);
  g_test_add_func ("/app/text-block", test_text_block);
  g_test_add_func ("/app/byte-pane", test_byte_pane);
  g_test_add_func ("/app/header-diagram", test_header_diagram);
  g_test_add_func ("/app/explain-pane", test_explain_pane);
  g_test_add_func ("/app/explain-pane/example", test_example);
  g_test_add_func ("/app/path-bar", test_path_bar);
  g_test_add_func ("/app/traffic-strip", test_traffic_strip);
  g_test_add_func ("/app/filter-entry", test_filter_entry);
  g_test_add_func ("/app/filter-row", test_filter_row);
  g_test_add_func ("/app/filter-row/apply", test_filter_row_apply);
  g_test_add_func ("/app/find-bar", test_find_bar);
  g_test_add_func ("/app/no-match", test_no_match);
  g_test_add_func ("/app/packets-page", test_packets_page);
  g_test_add_func ("/app/welcome-page", test_welcome_page);
  return g_test_run ();
}
