/* test-flows.c - rows of conversations, arrows of a ladder, and passwords in what was said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <gtk/gtk.h>

#include "app-support.h"
#include "models/octet-ui-arrows.h"
#include "models/octet-ui-flow-rows.h"
#include "models/octet-ui-flow-text.h"
#include "models/octet-ui-handshake.h"
#include "models/octet-ui-packet-role.h"
#include "models/octet-ui-secrets.h"
#include "session/octet-session-names.h"
#include "support/octet-test-model.h"

static void
wait_for (OctetFlowList *flows,
          guint          count)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end &&
         (octet_flow_list_is_busy (flows) ||
          g_list_model_get_n_items (G_LIST_MODEL (flows)) != count))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (flows)), ==, count);
}

/* The selection is a conversation: it moves with its row, and hides with it. */
static void
test_rows (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetFlowList) flows = octet_flow_list_new (session, OCTET_FLOW_TCP);
  g_autoptr (OctetUiFlowRows) rows = octet_ui_flow_rows_new (flows);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (rows);
  guint32 flow;

  wait_for (flows, 2);
  g_assert_cmpuint (octet_ui_flow_rows_get_position (rows), ==, GTK_INVALID_LIST_POSITION);
  g_assert_true (gtk_selection_model_select_item (selection, 0, TRUE));
  flow = octet_ui_flow_rows_get_selected (rows);
  g_assert_true (gtk_selection_model_is_selected (selection, 0));
  g_assert_false (gtk_selection_model_is_selected (selection, 1));

  /* The second conversation has more bytes. */
  octet_flow_list_set_sort (flows, OCTET_FLOW_SORT_BYTES, TRUE);
  wait_for (flows, 2);
  g_assert_cmpuint (octet_ui_flow_rows_get_selected (rows), ==, flow);
  g_assert_cmpuint (octet_ui_flow_rows_get_position (rows), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (selection, 1));

  octet_flow_list_set_search (flows, "50066");
  wait_for (flows, 1);
  g_assert_cmpuint (octet_ui_flow_rows_get_selected (rows), ==, flow);
  g_assert_cmpuint (octet_ui_flow_rows_get_position (rows), ==, GTK_INVALID_LIST_POSITION);
  octet_flow_list_set_search (flows, NULL);
  wait_for (flows, 2);
  g_assert_cmpuint (octet_ui_flow_rows_get_position (rows), ==, 1);
}

static void
test_text (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetFlowList) flows = octet_flow_list_new (session, OCTET_FLOW_TCP);
  OctetNames *names = octet_session_get_names (session);
  g_autoptr (OctetFlowItem) item = NULL;
  g_autofree char *end = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *size = octet_ui_flow_text_size (999);
  g_autofree char *span = octet_ui_flow_text_span (G_GINT64_CONSTANT (252000000000));

  wait_for (flows, 2);
  item = g_list_model_get_item (G_LIST_MODEL (flows), 0);
  end = octet_ui_flow_text_end (item, 1);
  csv = octet_ui_flow_text_csv (item, names);
  g_assert_cmpstr (end, ==, "203.0.113.80:80");
  g_assert_nonnull (strstr (csv, "\n\"192.0.2.42\",50054,\"203.0.113.80\",80,"));
  g_assert_cmpstr (size, ==, "999 B");
  g_assert_cmpstr (span, ==, "4 min 12 s");
}

static void
test_arrows (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetFlowList) flows = octet_flow_list_new (session, OCTET_FLOW_TCP);
  g_autoptr (OctetFlowItem) item = NULL;
  g_autoptr (OctetUiArrows) arrows = NULL;
  g_autofree char *description = NULL;
  const OctetUiArrow *arrow;
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  wait_for (flows, 2);
  item = g_list_model_get_item (G_LIST_MODEL (flows), 0);
  arrows = octet_ui_arrows_new (session, item);
  while (g_get_monotonic_time () < end && !octet_ui_arrows_is_finished (arrows))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (octet_ui_arrows_get_n (arrows), ==, 12);
  arrow = octet_ui_arrows_get (arrows, 3);
  g_assert_cmpuint (arrow->step.packet, ==, 10);
  g_assert_cmpstr (arrow->chip, ==, "PSH, ACK");
  g_assert_cmpstr (arrow->numbers, ==, "seq 1  ack 1");
  g_assert_cmpstr (arrow->meaning, ==, "GET /login HTTP/1.1 · 223 B");
  g_assert_nonnull (strstr (arrow->sentence, "ack 224"));
  description = octet_ui_arrows_describe (arrows, 3);
  g_assert_nonnull (strstr (description, "ESTABLISHED"));
  g_assert_null (octet_ui_arrows_get (arrows, 12));
}

static void
check_masked (const char *text,
              const char *expected)
{
  g_autoptr (GArray) secrets = octet_ui_secrets_find (text);
  g_autofree char *masked = octet_ui_secrets_mask (text, secrets);

  g_assert_cmpstr (masked, ==, expected);
}

static void
test_secrets (void)
{
  check_masked ("user=ada&password=horse&go=1", "user=ada&password=••••••••&go=1");
  check_masked ("a\r\nAuthorization: Basic YWRhOmhvcnNl\r\nb",
                "a\r\nAuthorization: Basic ••••••••\r\nb");
  check_masked ("USER ada\r\nPASS horse\r\n", "USER ada\r\nPASS ••••••••\r\n");
  check_masked ("compass north, password=", "compass north, password=");
  check_masked ("", "");
}

static char *
write_role (OctetUiSelection *selection,
            guint32           packet)
{
  octet_ui_selection_set_packet (selection, packet);
  return octet_ui_packet_role_write (octet_ui_selection_get_tree (selection));
}

#define assert_role(selection, packet, expected)                    \
  G_STMT_START                                                      \
    {                                                               \
      g_autofree char *octet_text = write_role (selection, packet); \
      g_assert_cmpstr (octet_text, ==, expected);                   \
    }                                                               \
  G_STMT_END

/* What a packet does, from its fields alone. */
static void
test_roles (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);

  assert_role (selection, 1, "Packet 2 answers it.");
  assert_role (selection, 3, "Packet 5 answers it.");
  assert_role (selection, 5, "It answers packet 3, 20.8 ms after that.");
  assert_role (selection, 7, "This is step 1 of the handshake: it asks for a connection.");
  assert_role (selection, 8,
               "This is step 2 of the handshake: it agrees, and asks for the same the other way. "
               "It confirms packet 7, 20.6 ms after that was sent.");
  assert_role (selection, 9,
               "This is step 3 of the handshake: the connection is open, 20.6 ms after step 1. "
               "It confirms packet 8, 39 µs after that was sent.");
  assert_role (selection, 10,
               "PSH and ACK are the usual pair on the last segment of a message: the sender has "
               "said all of it, and wants it handed on now. Packet 12 answers it.");
}

/* The steps of one connection, with its numbers; no steps for one that was open before. */
static void
test_handshake (void)
{
  g_autoptr (OctetSession) session = app_load_sample ("portal-login.pcapng");
  g_autoptr (OctetUiSelection) selection = octet_ui_selection_new (session);
  g_auto (OctetUiHandshake) handshake = { 0 };
  g_auto (OctetUiHandshake) none = { 0 };

  octet_ui_selection_set_packet (selection, 10);
  g_assert_true (octet_ui_handshake_find (session, octet_ui_selection_get_flow (selection),
                                          &handshake));
  for (guint i = 0; i < OCTET_UI_HANDSHAKE_STEPS; i++)
    g_assert_cmpuint (handshake.packets[i], ==, 7 + i);
  g_assert_nonnull (strstr (handshake.sentences[0], "2755566897"));
  g_assert_nonnull (strstr (handshake.sentences[1], "2755566898"));
  octet_ui_selection_set_packet (selection, 3); /* not TCP: no such packets */
  g_assert_false (octet_ui_handshake_find (session, octet_ui_selection_get_flow (selection),
                                           &none));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/flows/rows", test_rows);
  g_test_add_func ("/app/flows/text", test_text);
  g_test_add_func ("/app/flows/arrows", test_arrows);
  g_test_add_func ("/app/flows/secrets", test_secrets);
  g_test_add_func ("/app/flows/roles", test_roles);
  g_test_add_func ("/app/flows/handshake", test_handshake);
  return g_test_run ();
}
