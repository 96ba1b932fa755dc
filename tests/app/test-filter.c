/* test-filter.c - what is said of a filter while it is written, and which ones are remembered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <pango/pango.h>
#include <string.h>

#include "app-support.h"
#include "flows/octet-state.h"
#include "models/octet-ui-cell-filter.h"
#include "models/octet-ui-field-values.h"
#include "models/octet-ui-filter-join.h"
#include "models/octet-ui-filter-look.h"
#include "models/octet-ui-filter-memory.h"
#include "models/octet-ui-filter-reader.h"
#include "models/octet-ui-flow-filter.h"
#include "models/octet-ui-near-filter.h"
#include "models/octet-ui-packet-list.h"

static OctetUiFilterLook *
look_at (OctetSession *session,
         const char   *text)
{
  return octet_ui_filter_look_new (octet_session_get_registry (session), NULL, text,
                                   (guint) strlen (text));
}

static void
test_states (void)
{
  static const struct
  {
    const char        *text;
    OctetUiFilterState state;
    const char        *part;   /* of the sentence */
    const char        *repair;
  } cases[] = {
    { "", OCTET_UI_FILTER_EMPTY, NULL, NULL },
    { "  ", OCTET_UI_FILTER_EMPTY, NULL, NULL },
    { "ip.addr == 192.0.2.42 && http", OCTET_UI_FILTER_VALID, "<b>HTTP</b>", NULL },
    { "tcp.port == 80", OCTET_UI_FILTER_VALID, "<b>80</b>", NULL },
    { "ip.addr != 192.0.2.42", OCTET_UI_FILTER_DOUBTFUL, "#repair", "!(ip.addr == 192.0.2.42)" },
    { "tcp.flags.syn == 1 && tcp.fl", OCTET_UI_FILTER_UNFINISHED, "<b>tcp.fl</b>", NULL },
    { "tcp.port ==", OCTET_UI_FILTER_UNFINISHED, "missing", NULL },
    { "http.host == \"por", OCTET_UI_FILTER_UNFINISHED, "Not finished", NULL },
    { "ip.adr == 203.0.113.80 && http", OCTET_UI_FILTER_INVALID, "#repair", "ip.addr" },
    { "tcp.port == <b>", OCTET_UI_FILTER_INVALID, "", NULL },
    { "tcp port 80", OCTET_UI_FILTER_UNFINISHED, "#translation", NULL },
    { "dns from 192.0.2.42", OCTET_UI_FILTER_UNFINISHED, "#translation", NULL },
  };
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OctetUiFilterLook) look = look_at (session, cases[i].text);

      g_test_message ("%s: %d: %s", cases[i].text, look->state, look->sentence);
      g_assert_cmpint (look->state, ==, cases[i].state);
      g_assert_true ((look->filter != NULL) == (look->state == OCTET_UI_FILTER_VALID ||
                                                look->state == OCTET_UI_FILTER_DOUBTFUL));
      if (cases[i].part != NULL)
        {
          g_assert_nonnull (strstr (look->sentence, cases[i].part));
          g_assert_true (pango_parse_markup (look->sentence, -1, 0, NULL, NULL, NULL, NULL) ||
                         strstr (look->sentence, "<a href") != NULL);
        }
      if (cases[i].repair != NULL)
        g_assert_cmpstr (look->problem.repair, ==, cases[i].repair);
    }
}

/* Parts have the colour of their layer, and stand where the words do. */
static void
test_parts (void)
{
  static const char text[] = "ip.addr == 192.0.2.42 && (http or tcp.port == 80)";
  static const struct { const char *word; guint8 level; } expected[] = {
    { "ip.addr", OCTET_LEVEL_NETWORK }, { "&&", OCTET_UI_PART_OPERATOR },
    { "http", OCTET_LEVEL_APPLICATION }, { "or", OCTET_UI_PART_OPERATOR },
    { "tcp.port", OCTET_LEVEL_TRANSPORT },
  };
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiFilterLook) look = look_at (session, text);

  g_assert_cmpuint (look->parts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < look->parts->len; i++)
    {
      const OctetUiFilterPart *part = &g_array_index (look->parts, OctetUiFilterPart, i);
      g_autofree char *word = g_strndup (text + part->start, part->size);

      g_assert_cmpstr (word, ==, expected[i].word);
      g_assert_cmpuint (part->level, ==, expected[i].level);
    }
}

static void
count_read_cb (guint *count)
{
  (*count)++;
}

static gboolean
has_proposal (const OctetUiFilterLook *look,
              const char              *text)
{
  for (guint i = 0; i < look->proposals->len; i++)
    if (g_str_equal (((OctetFilterProposal *) g_ptr_array_index (look->proposals, i))->text, text))
      return TRUE;
  return FALSE;
}

/* Only the last of many questions has to be answered, and values that occur come along. */
static void
test_reader (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiFilterReader) reader = octet_ui_filter_reader_new (session);
  const char *text = "http.request.method == ";
  guint count = 0;

  g_signal_connect_swapped (reader, "read", G_CALLBACK (count_read_cb), &count);
  for (guint i = 1; i <= strlen (text); i++)
    {
      g_autofree char *part = g_strndup (text, i);

      octet_ui_filter_reader_ask (reader, part, i);
    }
  while (octet_ui_filter_reader_is_busy (reader) ||
         !has_proposal (octet_ui_filter_reader_get_look (reader), "\"POST\""))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (octet_ui_filter_reader_get_look (reader)->text, ==, text);
  g_assert_cmpuint (count, <=, 3);
  g_assert_true (has_proposal (octet_ui_filter_reader_get_look (reader), "\"GET\""));
  text = "http.request.method == \"P";
  octet_ui_filter_reader_ask (reader, text, (guint) strlen (text));
  while (octet_ui_filter_reader_is_busy (reader))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (has_proposal (octet_ui_filter_reader_get_look (reader), "\"POST\""));
  g_assert_false (has_proposal (octet_ui_filter_reader_get_look (reader), "\"GET\""));
  text = "ip.addr == 203";
  octet_ui_filter_reader_ask (reader, text, (guint) strlen (text));
  while (octet_ui_filter_reader_is_busy (reader))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (has_proposal (octet_ui_filter_reader_get_look (reader), "203.0.113.80"));
  g_signal_handlers_disconnect_by_data (reader, &count);
}

static void
test_values (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (GPtrArray) values = octet_ui_field_values_new (session, "dns.qry.type", NULL);
  const OctetUiFieldValue *first = g_ptr_array_index (values, 0);

  g_assert_cmpuint (values->len, ==, 2);
  g_assert_cmpuint (first->packets, ==, 4);
  g_assert_true (g_str_equal (first->text, "1") || g_str_equal (first->text, "28"));
  g_assert_cmpuint (first->first, >=, 3);
}

static void
test_memory (void)
{
  g_autoptr (OctetUiFilterMemory) memory = octet_ui_filter_memory_new (NULL);

  octet_ui_filter_memory_add (memory, "tcp");
  octet_ui_filter_memory_add (memory, "dns");
  octet_ui_filter_memory_add (memory, "tcp");
  octet_ui_filter_memory_add (memory, "");
  g_assert_cmpstr (octet_ui_filter_memory_list_history (memory)[0], ==, "tcp");
  g_assert_cmpstr (octet_ui_filter_memory_list_history (memory)[1], ==, "dns");
  g_assert_null (octet_ui_filter_memory_list_history (memory)[2]);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *text = g_strdup_printf ("tcp.port == %u", i);

      octet_ui_filter_memory_add (memory, text);
    }
  g_assert_cmpuint (g_strv_length ((GStrv) octet_ui_filter_memory_list_history (memory)), ==, 20);
  octet_ui_filter_memory_forget (memory, "tcp.port == 99");
  g_assert_cmpstr (octet_ui_filter_memory_list_history (memory)[0], ==, "tcp.port == 98");
  g_assert_false (octet_ui_filter_memory_is_favourite (memory, "dns"));
  octet_ui_filter_memory_set_favourite (memory, "dns", TRUE);
  g_assert_true (octet_ui_filter_memory_is_favourite (memory, "dns"));
  octet_ui_filter_memory_set_favourite (memory, "dns", FALSE);
  g_assert_null (octet_ui_filter_memory_list_favourites (memory)[0]);
}

/* The filter of a conversation shows its packets: as many as the flow counts. */
static void
test_conversation (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  OctetFlowTable *flows = octet_session_get_state (session)->flows;
  g_autoptr (OctetUiShown) shown = octet_ui_shown_new (session);

  for (guint32 i = 0; i < octet_flow_table_get_count (flows); i++)
    {
      const OctetFlow *flow = octet_flow_table_get (flows, i);
      g_autofree char *text = octet_ui_flow_filter (flows, flow);

      g_assert_true (octet_ui_shown_set_filter (shown, text, NULL));
      while (octet_ui_shown_is_finding (shown))
        g_main_context_iteration (NULL, TRUE);
      if (flow->level == OCTET_FLOW_TCP || flow->level == OCTET_FLOW_UDP)
        g_assert_cmpuint (octet_ui_shown_get_n_shown (shown), ==,
                          flow->packets[0] + flow->packets[1]);
      else
        g_assert_cmpuint (octet_ui_shown_get_n_shown (shown), >=,
                          flow->packets[0] + flow->packets[1]);
    }
}

static void
take_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Where a filter finds nothing, the nearest value is proposed, and it does find something. */
static void
test_near (void)
{
  static const struct { const char *text, *near; } cases[] = {
    { "tcp.port == 81", "tcp.port == 80" },
    { "tcp && tcp.dstport == 60000 && ip", "tcp && tcp.dstport == 50066 && ip" },
    { "ip.addr == 203.0.113.81", "ip.addr == 203.0.113.80" },
    { "http.request.method == \"POT\"", "http.request.method == \"POST\"" },
    { "ipv6", NULL }, { "tcp.port != 80 && udp", NULL }, { "ipv6.addr == ::1", NULL },
  };
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (OctetUiNearFilter) near = NULL;

      octet_ui_near_filter_find_async (session, cases[i].text, NULL, take_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      near = octet_ui_near_filter_find_finish (result, NULL);
      g_assert_cmpstr (near != NULL ? near->text : NULL, ==, cases[i].near);
      if (near != NULL)
        g_assert_cmpuint (near->packets, >, 0);
    }
}

/* Joined filters mean what the menu says, whatever stands in them. */
static void
test_join (void)
{
  static const struct { const char *filter, *test; OctetUiFilterJoin how; const char *joined; }
  cases[] = {
    { "", "tcp.port == 80", OCTET_UI_FILTER_AND, "tcp.port == 80" },
    { "", "tcp.port == 80", OCTET_UI_FILTER_AND_NOT, "!(tcp.port == 80)" },
    { "dns", "tcp.port == 80", OCTET_UI_FILTER_ONLY, "tcp.port == 80" },
    { "dns", "tcp.port == 80", OCTET_UI_FILTER_NOT, "!(tcp.port == 80)" },
    { "dns", "ip", OCTET_UI_FILTER_AND, "dns && ip" },
    { "dns or arp", "ip", OCTET_UI_FILTER_AND, "(dns or arp) && ip" },
    { "dns && arp", "ip", OCTET_UI_FILTER_AND, "dns && arp && ip" },
    { "dns && arp", "ip", OCTET_UI_FILTER_OR, "(dns && arp) || ip" },
    { "dns || arp", "a && b", OCTET_UI_FILTER_OR, "dns || arp || (a && b)" },
    { "dns || arp", "ip", OCTET_UI_FILTER_AND_NOT, "(dns || arp) && !(ip)" },
    { "http.host == \"a or b\"", "ip", OCTET_UI_FILTER_AND, "http.host == \"a or b\" && ip" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *joined = octet_ui_filter_join (cases[i].filter, cases[i].test,
                                                      cases[i].how);

      g_assert_cmpstr (joined, ==, cases[i].joined);
    }
}

/* Every cell of every row gives a filter that its own packet passes. */
static void
test_cells (void)
{
  static const char *const columns[] = { NULL, "number", "time", "source", "destination",
                                         "protocol", "length", "info", "ip.ttl" };
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);
  g_autoptr (OctetUiPacketList) list = octet_ui_packet_list_new (selection);

  for (guint32 i = 1; i <= 38; i++)
    {
      g_autoptr (OctetUiPacket) packet = g_list_model_get_item (G_LIST_MODEL (list), i - 1);

      octet_ui_selection_set_packet (selection, i);
      for (gsize j = 0; j < G_N_ELEMENTS (columns); j++)
        {
          g_autofree char *text = octet_ui_cell_filter (selection, packet, columns[j]);
          g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
          g_autoptr (OctetFilter) filter = NULL;

          if (text == NULL && g_strcmp0 (columns[j], "ip.ttl") == 0)
            continue; /* ARP */
          g_assert_nonnull (text);
          filter = octet_filter_new (octet_session_get_registry (session), text, &problem);
          g_assert_cmpstr (problem.message, ==, NULL);
          g_assert_true (octet_filter_matches (filter, octet_ui_selection_get_tree (selection)));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/filter/states", test_states);
  g_test_add_func ("/app/filter/parts", test_parts);
  g_test_add_func ("/app/filter/reader", test_reader);
  g_test_add_func ("/app/filter/values", test_values);
  g_test_add_func ("/app/filter/memory", test_memory);
  g_test_add_func ("/app/filter/conversation", test_conversation);
  g_test_add_func ("/app/filter/near", test_near);
  g_test_add_func ("/app/filter/join", test_join);
  g_test_add_func ("/app/filter/cells", test_cells);
  return g_test_run ();
}
