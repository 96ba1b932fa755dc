/* test-recent.c - what is written down of captures that were open, and how it is drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <locale.h>

#include "app-support.h"
#include "models/octet-ui-recent-facts.h"
#include "octet-ui-settings.h"
#include "widgets/octet-ui-chart-fill.h"

#define SECOND G_GINT64_CONSTANT (1000000000)

/* Packets fall into the bar of their time; the layer that most of them are of colours it. */
static void
test_count (void)
{
  OctetDensityBucket buckets[] = {
    { .packets = { [OCTET_LEVEL_LINK] = 1, [OCTET_LEVEL_TRANSPORT] = 3 } },
    { .packets = { 0 } },
    { .packets = { [OCTET_LEVEL_APPLICATION] = 16 } },
  };
  OctetDensityData data = { 100 * SECOND, 80 * SECOND, G_N_ELEMENTS (buckets), buckets, 20,
                            100 * SECOND, 340 * SECOND };
  OctetUiRecentFacts facts;
  g_autofree char *text = NULL;

  octet_ui_recent_facts_count (&facts, &data);
  g_assert_cmpuint (facts.n_packets, ==, 20);
  g_assert_cmpint (facts.duration, ==, 240 * SECOND);
  for (guint i = 0; i < OCTET_UI_RECENT_N_BARS; i++)
    g_assert_cmpuint (facts.heights[i], ==, i == 4 ? 127 : i == 20 ? 255 : 0);
  g_assert_cmpuint (facts.levels[4], ==, OCTET_LEVEL_TRANSPORT);
  g_assert_cmpuint (facts.levels[20], ==, OCTET_LEVEL_APPLICATION);
  text = octet_ui_recent_facts_describe (&facts);
  g_assert_cmpstr (text, ==, "20 packets · 4 min 0 s");
}

static void
test_nothing (void)
{
  OctetDensityData data = { .low = G_MAXINT64, .high = G_MININT64 };
  OctetUiRecentFacts facts;

  octet_ui_recent_facts_count (&facts, &data);
  g_assert_cmpuint (facts.n_packets, ==, 0);
  g_assert_cmpint (facts.duration, ==, 0);
}

static void
test_settings (void)
{
  GSettings *settings = octet_ui_settings_get ();
  OctetUiRecentFacts facts = { .n_packets = 7, .duration = -1, .heights = { 255 } }, found;

  g_assert_false (octet_ui_recent_facts_find (settings, "file:///0", &found));
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///%u", i);

      octet_ui_recent_facts_put (settings, uri, &facts);
    }
  facts.n_packets = 8;
  octet_ui_recent_facts_put (settings, "file:///12", &facts);
  g_assert_true (octet_ui_recent_facts_find (settings, "file:///12", &found));
  g_assert_cmpuint (found.n_packets, ==, 8);
  g_assert_cmpint (found.duration, ==, -1);
  g_assert_cmpmem (found.heights, sizeof found.heights, facts.heights, sizeof facts.heights);
  g_assert_cmpmem (found.levels, sizeof found.levels, facts.levels, sizeof facts.levels);
  /* The oldest are forgotten. */
  g_assert_false (octet_ui_recent_facts_find (settings, "file:///9", &found));
  /* What somebody else wrote into the settings does no harm. */
  g_settings_set_value (settings, "recent-facts",
                        g_variant_new_parsed ("[('file:///x', uint32 3, int64 4, [byte 0x01], "
                                              "@ay [])]"));
  g_assert_true (octet_ui_recent_facts_find (settings, "file:///x", &found));
  g_assert_cmpuint (found.heights[0] + found.heights[1] + found.levels[0], ==, 1);
  g_settings_reset (settings, "recent-facts");
}

/* A capture that has been read is counted by itself. */
static void
test_watch (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autofree char *uri = g_file_get_uri (octet_session_get_file (session));
  OctetUiRecentFacts facts;

  octet_ui_recent_facts_watch (session, octet_ui_settings_get ());
  while (!octet_ui_recent_facts_find (octet_ui_settings_get (), uri, &facts))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (facts.n_packets, ==, 38);
  g_assert_cmpuint (facts.heights[0], >, 0);
  g_settings_reset (octet_ui_settings_get (), "recent-facts");
}

/* No two layers look the same without their colours, and none vanishes. */
static void
test_patterns (void)
{
  for (guint8 i = 0; i <= OCTET_LEVEL_PAYLOAD; i++)
    {
      g_assert_cmpuint (octet_ui_chart_fill_get_pattern (i), !=, 0);
      for (guint8 k = 0; k < i; k++)
        g_assert_cmpuint (octet_ui_chart_fill_get_pattern (i), !=,
                          octet_ui_chart_fill_get_pattern (k));
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/recent/count", test_count);
  g_test_add_func ("/app/recent/nothing", test_nothing);
  g_test_add_func ("/app/recent/settings", test_settings);
  g_test_add_func ("/app/recent/watch", test_watch);
  g_test_add_func ("/app/recent/patterns", test_patterns);
  return g_test_run ();
}
