/* ldap.c - Lightweight Directory Access Protocol, RFC 4511.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     | message ID | operation, by its tag: bind, search, entry, done … | controls |
 *
 * All of it is BER (X.690). An answer repeats the message ID of its request; a search is answered
 * by entries and, at the end, by how it went. Once SASL protects the connection each message is
 * wrapped, with its length in front (RFC 4422, 3.7).
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"
#include "protocols/security/ber.h"

/* Filters stand in filters; deeper ones stay unread. */
#define MAX_DEPTH 12
/* Messages in one wrapping. */
#define MAX_MESSAGES 1000

enum
{
  BIND, BIND_RESPONSE, UNBIND, SEARCH, ENTRY, DONE, MODIFY, MODIFY_RESPONSE, ADD, ADD_RESPONSE,
  DELETE, DELETE_RESPONSE, RENAME, RENAME_RESPONSE, COMPARE, COMPARE_RESPONSE, ABANDON,
  REFERENCE = 19, EXTENDED = 23, EXTENDED_RESPONSE, INTERMEDIATE,
};

enum { FILTER_AND, FILTER_OR, FILTER_NOT, FILTER_SUBSTRINGS = 4, FILTER_PRESENT = 7,
       FILTER_EXTENSIBLE = 9 };
enum { SASL = 3 };

static const OctetName operations[] = {
  { 0, N_("Bind") }, { 1, N_("Bind response") }, { 2, N_("Unbind") }, { 3, N_("Search") },
  { 4, N_("Entry found") }, { 5, N_("Search done") }, { 6, N_("Modify") },
  { 7, N_("Modify response") }, { 8, N_("Add") }, { 9, N_("Add response") }, { 10, N_("Delete") },
  { 11, N_("Delete response") }, { 12, N_("Rename") }, { 13, N_("Rename response") },
  { 14, N_("Compare") }, { 15, N_("Compare response") }, { 16, N_("Abandon") },
  { 19, N_("Look elsewhere") }, { 23, N_("Extended request") }, { 24, N_("Extended response") },
  { 25, N_("Intermediate response") },
};
static const OctetName results[] = {
  { 0, N_("Success") }, { 1, N_("Operations error") }, { 2, N_("Protocol error") },
  { 3, N_("Time limit exceeded") }, { 4, N_("Size limit exceeded") }, { 5, N_("Compare: no") },
  { 6, N_("Compare: yes") }, { 7, N_("Way of logging in not known") },
  { 8, N_("Stronger way of logging in needed") }, { 10, N_("Referral") },
  { 11, N_("Limit of the administrator exceeded") }, { 12, N_("Critical extension not available") },
  { 13, N_("Confidentiality needed") }, { 14, N_("Go on with logging in") },
  { 16, N_("No such attribute") }, { 17, N_("Unknown kind of attribute") },
  { 18, N_("Wrong way of matching") }, { 19, N_("Against the rules") },
  { 20, N_("Attribute or value is there already") }, { 21, N_("Wrong syntax") },
  { 32, N_("No such object") }, { 33, N_("Alias problem") }, { 34, N_("Wrong syntax of a name") },
  { 36, N_("Alias problem") }, { 48, N_("This way of logging in is not allowed") },
  { 49, N_("Wrong name or password") }, { 50, N_("Not allowed") }, { 51, N_("Busy") },
  { 52, N_("Unavailable") }, { 53, N_("Unwilling") }, { 54, N_("Loop") },
  { 64, N_("Against the naming rules") }, { 65, N_("Against the rules of the class") },
  { 66, N_("Only for leaves") }, { 67, N_("Not for the name itself") },
  { 68, N_("Is there already") }, { 69, N_("Classes cannot be changed") },
  { 71, N_("Several servers are concerned") }, { 80, N_("Other") },
};
static const OctetName scopes[] = {
  { 0, N_("The object") }, { 1, N_("One level") }, { 2, N_("The whole tree") },
};
static const OctetName aliases[] = {
  { 0, N_("Never followed") }, { 1, N_("Followed when searching") },
  { 2, N_("Followed when looking for the base") }, { 3, N_("Always followed") },
};
static const OctetName proofs[] = {
  { 0, N_("Simple") }, { 3, "SASL" },
};
static const OctetName filters[] = {
  { 0, N_("All of them") }, { 1, N_("One of them") }, { 2, N_("Not") }, { 3, N_("Equals") },
  { 4, N_("Contains") }, { 5, N_("At least") }, { 6, N_("At most") }, { 7, N_("Is there") },
  { 8, N_("Is like") }, { 9, N_("Matches by rule") },
};
static const OctetName changes[] = {
  { 0, N_("Add") }, { 1, N_("Delete") }, { 2, N_("Replace") }, { 3, N_("Increment") },
};
static const OctetName parts[] = {
  { 0, N_("Beginning") }, { 1, N_("Anywhere") }, { 2, N_("End") },
};

#define LESSON_OPERATION N_("What is asked or answered, with all that belongs to it.")
#define LESSON_FILTER N_("What an entry has to be like to be found.")

enum
{
  BUFFER_LENGTH, WRAPPED, MESSAGE, ID, OPERATION, OP_BIND, OP_BIND_RESPONSE, OP_UNBIND,
  OP_SEARCH, OP_ENTRY, OP_DONE, OP_MODIFY, OP_MODIFY_RESPONSE, OP_ADD, OP_ADD_RESPONSE,
  OP_DELETE, OP_DELETE_RESPONSE, OP_RENAME, OP_RENAME_RESPONSE, OP_COMPARE, OP_COMPARE_RESPONSE,
  OP_ABANDON, OP_REFERENCE, OP_EXTENDED, OP_EXTENDED_RESPONSE, OP_INTERMEDIATE, VERSION, NAME,
  PROOF, SIMPLE, SASL_PROOF, MECHANISM, CREDENTIALS, SERVER_CREDENTIALS, RESULT, MATCHED, ERROR,
  BASE, SCOPE, ALIASES, SIZE_LIMIT, TIME_LIMIT, TYPES_ONLY, FILTER, AND, AND_ITEM, OR, OR_ITEM,
  NOT, EQUALS, SUBSTRINGS_MATCH, AT_LEAST, AT_MOST, PRESENT, LIKE, EXTENSIBLE, ATTRIBUTE_NAME,
  ASSERTION, SUBSTRINGS, SUBSTRING, INITIAL, ANYWHERE, FINAL, RULE, RULE_TYPE, RULE_VALUE,
  ATTRIBUTES, WANTED, OBJECT_NAME, PARTIAL, LIST_ITEM, VALUES, VALUE, OID, URL, OBJECT,
  MODIFICATIONS, MODIFICATION, CHANGE, CHANGED, NEW_ENTRY, NEW_NAME, DELETE_OLD, SUPERIOR,
  REQUEST_NAME, REQUEST_VALUE, RESPONSE_NAME, RESPONSE_VALUE, CONTROLS, CONTROL, CONTROL_TYPE,
  CRITICAL, PAGE, PAGE_SIZE, PAGE_COOKIE, CONTROL_VALUE, RESPONSE_IN, RESPONSE_TO, TIME,
};

static const OctetField fields[] = {
  [BUFFER_LENGTH] = { "ldap.sasl_buffer_length", N_("Length of the wrapped message"),
    OCTET_FIELD_UINT, .bits = 32, .unit = N_("bytes"),
    .lesson = N_("Octets of a message that SASL protects.") },
  [WRAPPED] = { "ldap.gssapi_encrypted_payload", N_("Wrapped message"), OCTET_FIELD_BYTES,
    .lesson = N_("A message that is signed or encrypted by what was agreed on at the login.") },
  [MESSAGE] = { "ldap.LDAPMessage_element", N_("Message"), OCTET_FIELD_LABEL,
    .lesson = N_("A request or an answer.") },
  [ID] = { "ldap.messageID", N_("Message ID"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("An answer repeats the number of its request.") },
  [OPERATION] = { "ldap.protocolOp", N_("Operation"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (operations),
    .lesson = N_("What is asked or answered.") },
  [OP_BIND] = { "ldap.bindRequest_element", N_("Bind"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_BIND_RESPONSE] = { "ldap.bindResponse_element", N_("Bind response"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_UNBIND] = { "ldap.unbindRequest_element", N_("Unbind"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_SEARCH] = { "ldap.searchRequest_element", N_("Search"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_ENTRY] = { "ldap.searchResEntry_element", N_("Entry found"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_DONE] = { "ldap.searchResDone_element", N_("Search done"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_MODIFY] = { "ldap.modifyRequest_element", N_("Modify"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_MODIFY_RESPONSE] = { "ldap.modifyResponse_element", N_("Modify response"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_ADD] = { "ldap.addRequest_element", N_("Add"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_ADD_RESPONSE] = { "ldap.addResponse_element", N_("Add response"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_DELETE] = { "ldap.delRequest", N_("Delete"), OCTET_FIELD_STRING,
    .lesson = N_("The name of the entry that is to go.") },
  [OP_DELETE_RESPONSE] = { "ldap.delResponse_element", N_("Delete response"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_RENAME] = { "ldap.modDNRequest_element", N_("Rename"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_RENAME_RESPONSE] = { "ldap.modDNResponse_element", N_("Rename response"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_COMPARE] = { "ldap.compareRequest_element", N_("Compare"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_COMPARE_RESPONSE] = { "ldap.compareResponse_element", N_("Compare response"),
    OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_ABANDON] = { "ldap.abandonRequest", N_("Abandon"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The message ID of the request that nobody waits for any more.") },
  [OP_REFERENCE] = { "ldap.searchResRef", N_("Look elsewhere"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How many addresses follow where the rest of the tree is.") },
  [OP_EXTENDED] = { "ldap.extendedReq_element", N_("Extended request"), OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_EXTENDED_RESPONSE] = { "ldap.extendedResp_element", N_("Extended response"),
    OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [OP_INTERMEDIATE] = { "ldap.intermediateResponse_element", N_("Intermediate response"),
    OCTET_FIELD_LABEL,
    .lesson = LESSON_OPERATION },
  [VERSION] = { "ldap.version", N_("Version"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The protocol's version, 3.") },
  [NAME] = { "ldap.name", N_("Name"), OCTET_FIELD_STRING,
    .lesson = N_("Who logs in; empty for nobody in particular.") },
  [PROOF] = { "ldap.authentication", N_("Way of logging in"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (proofs),
    .lesson = N_("Simple sends the password itself; SASL has better ways.") },
  [SIMPLE] = { "ldap.simple", N_("Password"), OCTET_FIELD_STRING,
    .lesson = N_("The password in the clear, unless TLS surrounds it.") },
  [SASL_PROOF] = { "ldap.sasl_element", N_("SASL"), OCTET_FIELD_LABEL,
    .lesson = N_("A way of logging in that is agreed on by name.") },
  [MECHANISM] = { "ldap.mechanism", N_("Mechanism"), OCTET_FIELD_STRING,
    .lesson = N_("Which way: GSSAPI and GSS-SPNEGO are Kerberos or NTLM.") },
  [CREDENTIALS] = { "ldap.credentials", N_("Credentials"), OCTET_FIELD_BYTES,
    .lesson = N_("What the mechanism sends.") },
  [SERVER_CREDENTIALS] = { "ldap.serverSaslCreds", N_("Server's credentials"), OCTET_FIELD_BYTES,
    .lesson = N_("What the mechanism answers.") },
  [RESULT] = { "ldap.resultCode", N_("Result"), OCTET_FIELD_UINT, .bits = 32, OCTET_NAMED (results),
    .lesson = N_("How it went.") },
  [MATCHED] = { "ldap.matchedDN", N_("Known part of the name"), OCTET_FIELD_STRING,
    .lesson = N_("How far the name is known, where it is not known in full.") },
  [ERROR] = { "ldap.errorMessage", N_("Error message"), OCTET_FIELD_STRING,
    .lesson = N_("The reason in words. Active Directory tells here why a login failed: data 52e "
                 "is a wrong password.") },
  [BASE] = { "ldap.baseObject", N_("Base"), OCTET_FIELD_STRING,
    .lesson = N_("Where in the tree the search begins.") },
  [SCOPE] = { "ldap.scope", N_("Scope"), OCTET_FIELD_UINT, .bits = 32, OCTET_NAMED (scopes),
    .lesson = N_("How far down the tree is searched.") },
  [ALIASES] = { "ldap.derefAliases", N_("Aliases"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (aliases),
    .lesson = N_("Whether entries that only point to others are followed.") },
  [SIZE_LIMIT] = { "ldap.sizeLimit", N_("Size limit"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("So many entries at most; 0 for no limit.") },
  [TIME_LIMIT] = { "ldap.timeLimit", N_("Time limit"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("seconds"),
    .lesson = N_("So long at most; 0 for no limit.") },
  [TYPES_ONLY] = { "ldap.typesOnly", N_("Names only"), OCTET_FIELD_BOOL, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether values are left out.") },
  [FILTER] = { "ldap.filter", N_("Filter"), OCTET_FIELD_UINT, .bits = 32, OCTET_NAMED (filters),
    .lesson = LESSON_FILTER },
  [AND] = { "ldap.and", N_("All of them"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("So many conditions, all of which have to hold.") },
  [AND_ITEM] = { "ldap.and_item", N_("Condition"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (filters),
    .lesson = LESSON_FILTER },
  [OR] = { "ldap.or", N_("One of them"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("So many conditions, one of which has to hold.") },
  [OR_ITEM] = { "ldap.or_item", N_("Condition"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (filters),
    .lesson = LESSON_FILTER },
  [NOT] = { "ldap.not", N_("Not"), OCTET_FIELD_UINT, .bits = 32, OCTET_NAMED (filters),
    .lesson = N_("A condition that must not hold.") },
  [EQUALS] = { "ldap.equalityMatch_element", N_("Equals"), OCTET_FIELD_LABEL,
    .lesson = LESSON_FILTER },
  [SUBSTRINGS_MATCH] = { "ldap.substrings_element", N_("Contains"), OCTET_FIELD_LABEL,
    .lesson = LESSON_FILTER },
  [AT_LEAST] = { "ldap.greaterOrEqual_element", N_("At least"), OCTET_FIELD_LABEL,
    .lesson = LESSON_FILTER },
  [AT_MOST] = { "ldap.lessOrEqual_element", N_("At most"), OCTET_FIELD_LABEL,
    .lesson = LESSON_FILTER },
  [PRESENT] = { "ldap.present", N_("Is there"), OCTET_FIELD_STRING,
    .lesson = N_("An attribute that the entry has to have, whatever its value.") },
  [LIKE] = { "ldap.approxMatch_element", N_("Is like"), OCTET_FIELD_LABEL,
    .lesson = LESSON_FILTER },
  [EXTENSIBLE] = { "ldap.extensibleMatch_element", N_("Matches by rule"), OCTET_FIELD_LABEL,
    .lesson = LESSON_FILTER },
  [ATTRIBUTE_NAME] = { "ldap.attributeDesc", N_("Attribute"), OCTET_FIELD_STRING,
    .lesson = N_("The attribute that is compared.") },
  [ASSERTION] = { "ldap.assertionValue", N_("Value"), OCTET_FIELD_STRING,
    .lesson = N_("What it is compared with.") },
  [SUBSTRINGS] = { "ldap.substrings", N_("Parts"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How many parts of a text follow.") },
  [SUBSTRING] = { "ldap.substrings_item", N_("Part"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (parts),
    .lesson = N_("Where in the text the part has to stand.") },
  [INITIAL] = { "ldap.initial", N_("Begins with"), OCTET_FIELD_STRING,
    .lesson = N_("The text's beginning.") },
  [ANYWHERE] = { "ldap.any", N_("Contains"), OCTET_FIELD_STRING,
    .lesson = N_("Somewhere in the text.") },
  [FINAL] = { "ldap.final", N_("Ends with"), OCTET_FIELD_STRING,
    .lesson = N_("The text's end.") },
  [RULE] = { "ldap.matchingRule", N_("Rule"), OCTET_FIELD_STRING,
    .lesson = N_("By which rule it is compared.") },
  [RULE_TYPE] = { "ldap.type", N_("Kind"), OCTET_FIELD_STRING,
    .lesson = N_("The attribute's name.") },
  [RULE_VALUE] = { "ldap.matchValue", N_("Rule value"), OCTET_FIELD_STRING,
    .lesson = N_("What it is compared with.") },
  [ATTRIBUTES] = { "ldap.attributes", N_("Attributes"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How many attributes are wanted, or follow.") },
  [WANTED] = { "ldap.AttributeDescription", N_("Wanted attribute"), OCTET_FIELD_STRING,
    .lesson = N_("The name of an attribute that is wanted; * for all.") },
  [OBJECT_NAME] = { "ldap.objectName", N_("Entry"), OCTET_FIELD_STRING,
    .lesson = N_("The entry's name, from the leaf to the root of the tree.") },
  [PARTIAL] = { "ldap.PartialAttributeList_item_element", N_("Attribute"), OCTET_FIELD_LABEL,
    .lesson = N_("An attribute with its values.") },
  [LIST_ITEM] = { "ldap.AttributeList_item_element", N_("Attribute"), OCTET_FIELD_LABEL,
    .lesson = N_("An attribute with its values.") },
  [VALUES] = { "ldap.vals", N_("Values"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How many values the attribute has.") },
  [VALUE] = { "ldap.AttributeValue", N_("Value"), OCTET_FIELD_BYTES,
    .lesson = N_("A value: a text as a rule, or octets such as a picture.") },
  [OID] = { "ldap.oid", N_("Ability"), OCTET_FIELD_STRING,
    .lesson = N_("A control, extension or ability of the server, by its number.") },
  [URL] = { "ldap.LDAPURL", N_("Address"), OCTET_FIELD_STRING,
    .lesson = N_("Where the rest can be found.") },
  [OBJECT] = { "ldap.object", N_("Entry to change"), OCTET_FIELD_STRING,
    .lesson = N_("The entry that is changed.") },
  [MODIFICATIONS] = { "ldap.modification", N_("Changes"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How many changes follow.") },
  [MODIFICATION] = { "ldap.modification_item_element", N_("Change"), OCTET_FIELD_LABEL,
    .lesson = N_("A change to an attribute.") },
  [CHANGE] = { "ldap.operation", N_("Kind of change"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (changes),
    .lesson = N_("What happens to the attribute's values.") },
  [CHANGED] = { "ldap.modification_element", N_("Changed attribute"), OCTET_FIELD_LABEL,
    .lesson = N_("The attribute, with the values concerned.") },
  [NEW_ENTRY] = { "ldap.entry", N_("Entry concerned"), OCTET_FIELD_STRING,
    .lesson = N_("The entry that is added, renamed or compared.") },
  [NEW_NAME] = { "ldap.newrdn", N_("New name"), OCTET_FIELD_STRING,
    .lesson = N_("The entry's new name in its place.") },
  [DELETE_OLD] = { "ldap.deleteoldrdn", N_("Old name goes"), OCTET_FIELD_BOOL, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the old name stays as a value.") },
  [SUPERIOR] = { "ldap.newSuperior", N_("New place"), OCTET_FIELD_STRING,
    .lesson = N_("Under which entry it stands then.") },
  [REQUEST_NAME] = { "ldap.requestName", N_("Extension"), OCTET_FIELD_STRING,
    .lesson = N_("Which extension: 1.3.6.1.4.1.1466.20037 begins TLS.") },
  [REQUEST_VALUE] = { "ldap.requestValue", N_("Extension's request"), OCTET_FIELD_BYTES,
    .lesson = N_("What the extension needs.") },
  [RESPONSE_NAME] = { "ldap.responseName", N_("Extension's name"), OCTET_FIELD_STRING,
    .lesson = N_("Which extension answers.") },
  [RESPONSE_VALUE] = { "ldap.responseValue", N_("Extension's response"), OCTET_FIELD_BYTES,
    .lesson = N_("What the extension answers.") },
  [CONTROLS] = { "ldap.controls", N_("Controls"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How many additional wishes follow.") },
  [CONTROL] = { "ldap.Control_element", N_("Control"), OCTET_FIELD_LABEL,
    .lesson = N_("An additional wish: sorted, or page by page.") },
  [CONTROL_TYPE] = { "ldap.controlType", N_("Kind of control"), OCTET_FIELD_STRING,
    .lesson = N_("Which wish: 1.2.840.113556.1.4.319 is page by page.") },
  [CRITICAL] = { "ldap.criticality", N_("Critical"), OCTET_FIELD_BOOL, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the request is to fail where the server does not know the wish.") },
  [PAGE] = { "ldap.SearchControlValue_element", N_("Page"), OCTET_FIELD_LABEL,
    .lesson = N_("Which page of the answer.") },
  [PAGE_SIZE] = { "ldap.size", N_("Page size"), OCTET_FIELD_INT, .bits = 32,
    .lesson = N_("How many entries make a page.") },
  [PAGE_COOKIE] = { "ldap.cookie", N_("Cookie"), OCTET_FIELD_BYTES,
    .lesson = N_("The server's bookmark; empty at the first and behind the last page.") },
  [CONTROL_VALUE] = { "ldap.controlValue", N_("Control's value"), OCTET_FIELD_BYTES,
    .lesson = N_("What the wish needs.") },
  [RESPONSE_IN] = { "ldap.response_in", N_("Response in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The packet that answers.") },
  [RESPONSE_TO] = { "ldap.response_to", N_("Request in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The packet that asked.") },
  [TIME] = { "ldap.time", N_("Time from request"), OCTET_FIELD_DURATION,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("How long the server took.") },
};

static const OctetCarrier carriers[] = {
  { "tcp.port", 389 }, { "tcp.port", 3268 }, { "udp.port", 389 }, { "tls.port", 636 },
  { "ldap.wrapped", 0 },
};

static guint64
read_number (OctetDissector *self,
             BerPlace       *place,
             guint           field)
{
  DerItem item;
  guint64 value;

  if (!ber_take (self, place, 0, &item))
    return 0;
  value = (guint64) ber_get_number (self, item, fields[field].kind == OCTET_FIELD_INT);
  if (fields[field].kind == OCTET_FIELD_BOOL)
    value = value != 0 ? 1 : 0;
  octet_dissector_add_uint (self, field, value, item.at, item.size);
  return value;
}

static void
read_octets (OctetDissector *self,
             BerPlace       *place,
             guint           field)
{
  DerItem item;

  if (ber_take (self, place, 0, &item))
    octet_dissector_add (self, field, item.at, item.size);
}

/* A list: its count, then each item under @field. */
static void
read_list (OctetDissector *self,
           DerItem         list,
           guint           count,
           guint           field)
{
  BerPlace place = ber_inside (list);

  octet_dissector_add_uint (self, count, ber_count (self, list), list.at, list.size);
  octet_dissector_enter (self);
  while (octet_dissector_ok (self) && place.at < place.end)
    read_octets (self, &place, field);
  octet_dissector_close (self);
}

/* What a server says of itself names its abilities by object identifiers (RFC 4512, 5.1). */
static gboolean
names_abilities (OctetDissector *self,
                 DerItem         type)
{
  static const char *const names[] = {
    "supportedControl", "supportedExtension", "supportedFeatures", "supportedCapabilities",
  };
  const char *data = (const char *) octet_dissector_get_bytes (self) + type.at;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (octet_dissector_ok (self) && strlen (names[i]) == type.size &&
        g_ascii_strncasecmp (data, names[i], type.size) == 0)
      return TRUE;
  return FALSE;
}

/* Attribute and values, under a heading. */
static void
read_attribute (OctetDissector *self,
                DerItem         item,
                guint           heading)
{
  BerPlace place = ber_inside (item);
  DerItem type, values;

  octet_dissector_add_uint (self, heading, 0, item.at, item.size);
  octet_dissector_enter (self);
  if (ber_take (self, &place, DER_OCTET_STRING, &type))
    {
      octet_dissector_add (self, RULE_TYPE, type.at, type.size);
      if (ber_take (self, &place, DER_SET, &values))
        read_list (self, values, VALUES, names_abilities (self, type) ? OID : VALUE);
    }
  octet_dissector_close (self);
}

static void
read_attributes (OctetDissector *self,
                 BerPlace       *place,
                 guint           heading)
{
  DerItem list, item;
  BerPlace walk;

  if (!ber_take (self, place, DER_SEQUENCE, &list))
    return;
  octet_dissector_add_uint (self, ATTRIBUTES, ber_count (self, list), list.at, list.size);
  octet_dissector_enter (self);
  for (walk = ber_inside (list);
       walk.at < walk.end && ber_take (self, &walk, DER_SEQUENCE, &item);)
    read_attribute (self, item, heading);
  octet_dissector_close (self);
}

static void
read_bind (OctetDissector *self,
           BerPlace       *place)
{
  DerItem item;
  BerPlace content;

  read_number (self, place, VERSION);
  read_octets (self, place, NAME);
  if (!ber_take (self, place, 0, &item))
    return;
  octet_dissector_add_uint (self, PROOF, item.tag & 0x1f, item.at, item.size);
  octet_dissector_enter (self);
  if ((item.tag & 0x1f) == 0)
    octet_dissector_add (self, SIMPLE, item.at, item.size);
  else if ((item.tag & 0x1f) == SASL)
    {
      octet_dissector_add_uint (self, SASL_PROOF, 0, item.at, item.size);
      octet_dissector_enter (self);
      content = ber_inside (item);
      read_octets (self, &content, MECHANISM);
      if (content.at < content.end)
        read_octets (self, &content, CREDENTIALS);
      octet_dissector_close (self);
    }
  octet_dissector_close (self);
}

/* Results begin alike; bind and extensions have more behind (RFC 4511, 4.1.9). */
static void
read_result (OctetDissector *self,
             BerPlace       *place)
{
  DerItem item;

  read_number (self, place, RESULT);
  read_octets (self, place, MATCHED);
  read_octets (self, place, ERROR);
  while (place->at < place->end && ber_take (self, place, 0, &item))
    switch (item.tag)
      {
      case DER_CONTEXT (7, FALSE):
        octet_dissector_add (self, SERVER_CREDENTIALS, item.at, item.size);
        break;
      case DER_CONTEXT (10, FALSE):
        octet_dissector_add (self, RESPONSE_NAME, item.at, item.size);
        break;
      case DER_CONTEXT (11, FALSE):
        octet_dissector_add (self, RESPONSE_VALUE, item.at, item.size);
        break;
      default:
        break;
      }
}

static void
read_substrings (OctetDissector *self,
                 BerPlace       *place)
{
  DerItem list, item;
  BerPlace walk;

  read_octets (self, place, RULE_TYPE);
  if (!ber_take (self, place, DER_SEQUENCE, &list))
    return;
  octet_dissector_add_uint (self, SUBSTRINGS, ber_count (self, list), list.at, list.size);
  octet_dissector_enter (self);
  for (walk = ber_inside (list); walk.at < walk.end && ber_take (self, &walk, 0, &item);)
    {
      guint part = item.tag & 0x1f;

      octet_dissector_add_uint (self, SUBSTRING, part, item.at, item.size);
      octet_dissector_enter (self);
      if (part <= 2)
        octet_dissector_add (self, INITIAL + part, item.at, item.size);
      octet_dissector_close (self);
    }
  octet_dissector_close (self);
}

static void
read_extensible (OctetDissector *self,
                 BerPlace       *place)
{
  DerItem item;

  while (place->at < place->end && ber_take (self, place, 0, &item))
    if (item.tag >= DER_CONTEXT (1, FALSE) && item.tag <= DER_CONTEXT (3, FALSE))
      octet_dissector_add (self, RULE + (item.tag - DER_CONTEXT (1, FALSE)), item.at, item.size);
}

static void read_filter (OctetDissector *self,
                         BerPlace       *place,
                         guint           field,
                         guint           depth);

/* What stands inside a filter, by its kind. */
static void
read_condition (OctetDissector *self,
                DerItem         item,
                guint           depth)
{
  guint kind = item.tag & 0x1f;
  BerPlace content = ber_inside (item);

  if (kind == FILTER_AND || kind == FILTER_OR)
    {
      octet_dissector_add_uint (self, kind == FILTER_AND ? AND : OR, ber_count (self, item),
                                item.at, item.size);
      octet_dissector_enter (self);
      while (octet_dissector_ok (self) && content.at < content.end)
        read_filter (self, &content, kind == FILTER_AND ? AND_ITEM : OR_ITEM, depth + 1);
      octet_dissector_close (self);
    }
  else if (kind == FILTER_NOT)
    read_filter (self, &content, NOT, depth + 1);
  else if (kind == FILTER_PRESENT)
    octet_dissector_add (self, PRESENT, item.at, item.size);
  else if (kind <= FILTER_EXTENSIBLE)
    {
      octet_dissector_add_uint (self, EQUALS + (kind - 3), 0, item.at, item.size);
      octet_dissector_enter (self);
      if (kind == FILTER_SUBSTRINGS)
        read_substrings (self, &content);
      else if (kind == FILTER_EXTENSIBLE)
        read_extensible (self, &content);
      else
        {
          read_octets (self, &content, ATTRIBUTE_NAME);
          read_octets (self, &content, ASSERTION);
        }
      octet_dissector_close (self);
    }
}

static void
read_filter (OctetDissector *self,
             BerPlace       *place,
             guint           field,
             guint           depth)
{
  DerItem item;

  if (!ber_take (self, place, 0, &item) || depth > MAX_DEPTH)
    return;
  octet_dissector_add_uint (self, field, item.tag & 0x1f, item.at, item.size);
  octet_dissector_enter (self);
  read_condition (self, item, depth);
  octet_dissector_close (self);
}

static void
read_search (OctetDissector *self,
             BerPlace       *place)
{
  DerItem list;

  read_octets (self, place, BASE);
  for (guint field = SCOPE; field <= TYPES_ONLY; field++)
    read_number (self, place, field);
  if (octet_dissector_ok (self))
    read_filter (self, place, FILTER, 0);
  if (octet_dissector_ok (self) && ber_take (self, place, DER_SEQUENCE, &list))
    read_list (self, list, ATTRIBUTES, WANTED);
}

static void
read_modify (OctetDissector *self,
             BerPlace       *place)
{
  DerItem list, item, changed;
  BerPlace walk, content;

  read_octets (self, place, OBJECT);
  if (!ber_take (self, place, DER_SEQUENCE, &list))
    return;
  octet_dissector_add_uint (self, MODIFICATIONS, ber_count (self, list), list.at, list.size);
  octet_dissector_enter (self);
  for (walk = ber_inside (list);
       walk.at < walk.end && ber_take (self, &walk, DER_SEQUENCE, &item);)
    {
      octet_dissector_add_uint (self, MODIFICATION, 0, item.at, item.size);
      octet_dissector_enter (self);
      content = ber_inside (item);
      read_number (self, &content, CHANGE);
      if (ber_take (self, &content, DER_SEQUENCE, &changed))
        read_attribute (self, changed, CHANGED);
      octet_dissector_close (self);
    }
  octet_dissector_close (self);
}

static void
read_rename (OctetDissector *self,
             BerPlace       *place)
{
  read_octets (self, place, NEW_ENTRY);
  read_octets (self, place, NEW_NAME);
  read_number (self, place, DELETE_OLD);
  if (place->at < place->end)
    read_octets (self, place, SUPERIOR);
}

static void
read_compare (OctetDissector *self,
              BerPlace       *place)
{
  DerItem pair;
  BerPlace content;

  read_octets (self, place, NEW_ENTRY);
  if (!ber_take (self, place, DER_SEQUENCE, &pair))
    return;
  content = ber_inside (pair);
  read_octets (self, &content, ATTRIBUTE_NAME);
  read_octets (self, &content, ASSERTION);
}

/* The parts of an extended request have tags of their own. */
static void
read_extended (OctetDissector *self,
               BerPlace       *place)
{
  DerItem item;

  while (place->at < place->end && ber_take (self, place, 0, &item))
    if (item.tag == DER_CONTEXT (0, FALSE))
      octet_dissector_add (self, REQUEST_NAME, item.at, item.size);
    else if (item.tag == DER_CONTEXT (1, FALSE))
      octet_dissector_add (self, REQUEST_VALUE, item.at, item.size);
}

static void
read_content (OctetDissector *self,
              guint           operation,
              BerPlace       *place)
{
  switch (operation)
    {
    case BIND:
      read_bind (self, place);
      break;
    case SEARCH:
      read_search (self, place);
      break;
    case ENTRY:
      read_octets (self, place, OBJECT_NAME);
      read_attributes (self, place, PARTIAL);
      break;
    case MODIFY:
      read_modify (self, place);
      break;
    case ADD:
      read_octets (self, place, NEW_ENTRY);
      read_attributes (self, place, LIST_ITEM);
      break;
    case RENAME:
      read_rename (self, place);
      break;
    case COMPARE:
      read_compare (self, place);
      break;
    case EXTENDED:
      read_extended (self, place);
      break;
    case UNBIND:
    case INTERMEDIATE:
      break;
    default:
      read_result (self, place);
      break;
    }
}

/* The row for an operation: they stand in the order of their tags, without those not given out. */
static guint
find_field (guint operation)
{
  if (operation >= EXTENDED)
    return OP_EXTENDED + (operation - EXTENDED);
  return operation == REFERENCE ? OP_REFERENCE : OP_BIND + operation;
}

static gboolean
is_request (guint operation)
{
  return operation == BIND || operation == SEARCH || operation == MODIFY || operation == ADD ||
         operation == DELETE || operation == RENAME || operation == COMPARE ||
         operation == EXTENDED;
}

/* A search has many answers, all of which belong to it. */
static void
add_turn (OctetDissector *self,
          guint           operation,
          guint64         id,
          gsize           at)
{
  static const OctetExchangeFields links = { RESPONSE_IN, RESPONSE_TO, TIME };
  OctetExchangePart part = { .id = id, .at = at, .is_request = is_request (operation),
                             .is_stream = TRUE };
  OctetTurn turn;

  if (operation == UNBIND || operation == ABANDON || !octet_dissector_ok (self))
    return;
  turn = octet_dissector_find_turn (self, &part);
  if (turn.kind == OCTET_TURN_RESPONSE_AGAIN)
    turn.kind = OCTET_TURN_RESPONSE;
  octet_dissector_add_turn (self, &part, &turn, &links);
}

static void
read_operation (OctetDissector *self,
                BerPlace       *place,
                guint64         id)
{
  const char *name;
  guint operation;
  BerPlace content;
  DerItem item;

  if (!ber_take (self, place, 0, &item))
    return;
  operation = item.tag & 0x1f;
  name = octet_name_find (operations, G_N_ELEMENTS (operations), operation);
  if ((item.tag & 0xc0) != 0x40 || name == NULL)
    {
      octet_dissector_mark_malformed (self);
      return;
    }
  octet_dissector_summarize (self, _("%s, message %u"), _(name), (guint) id);
  octet_dissector_add_uint (self, OPERATION, operation, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  if (operation == DELETE)
    octet_dissector_add (self, OP_DELETE, item.at, item.size);
  else if (operation == ABANDON)
    octet_dissector_add_uint (self, OP_ABANDON, (guint64) ber_get_number (self, item, FALSE),
                              item.at, item.size);
  else if (operation == REFERENCE)
    read_list (self, item, OP_REFERENCE, URL);
  else
    {
      octet_dissector_add_uint (self, find_field (operation), 0, item.at, item.size);
      octet_dissector_enter (self);
      content = ber_inside (item);
      read_content (self, operation, &content);
      octet_dissector_close (self);
    }
  octet_dissector_close (self);
  add_turn (self, operation, id, item.start);
}

static void
read_control (OctetDissector *self,
              DerItem         control)
{
  static const char paged[] = "1.2.840.113556.1.4.319";
  const char *data = (const char *) octet_dissector_get_bytes (self);
  BerPlace place = ber_inside (control), content;
  gboolean is_paged;
  DerItem item, page;

  octet_dissector_add_uint (self, CONTROL, 0, control.at, control.size);
  octet_dissector_enter (self);
  if (ber_take (self, &place, DER_OCTET_STRING, &item))
    {
      octet_dissector_add (self, CONTROL_TYPE, item.at, item.size);
      is_paged = octet_dissector_ok (self) && item.size == sizeof paged - 1 &&
                 memcmp (data + item.at, paged, item.size) == 0;
      if (ber_try (self, &place, DER_BOOLEAN, &item))
        octet_dissector_add_uint (self, CRITICAL, ber_get_number (self, item, FALSE) != 0 ? 1 : 0,
                                  item.at, item.size);
      if (ber_try (self, &place, DER_OCTET_STRING, &item))
        {
          content = ber_inside (item);
          if (is_paged && ber_try (self, &content, DER_SEQUENCE, &page))
            {
              octet_dissector_add_uint (self, PAGE, 0, item.at, item.size);
              octet_dissector_enter (self);
              content = ber_inside (page);
              read_number (self, &content, PAGE_SIZE);
              read_octets (self, &content, PAGE_COOKIE);
              octet_dissector_close (self);
            }
          else
            octet_dissector_add (self, CONTROL_VALUE, item.at, item.size);
        }
    }
  octet_dissector_close (self);
}

static void
read_controls (OctetDissector *self,
               DerItem         list)
{
  BerPlace walk = ber_inside (list);
  DerItem item;

  octet_dissector_add_uint (self, CONTROLS, ber_count (self, list), list.at, list.size);
  octet_dissector_enter (self);
  while (walk.at < walk.end && ber_take (self, &walk, DER_SEQUENCE, &item))
    read_control (self, item);
  octet_dissector_close (self);
}

static gboolean
is_wrapped (const guint8 *data,
            gsize         size)
{
  return size >= 4 && data[0] != DER_SEQUENCE;
}

static gssize
ldap_message_size (OctetDissector *self,
                   const guint8   *data,
                   gsize           size)
{
  if (is_wrapped (data, size))
    return data[0] != 0 ? (gssize) size : 4 + (gssize) octet_bytes_be32 (data);
  return ber_message_size (data, size);
}

/* TLS may follow its extended request on the same port. */
static gboolean
ldap_accept (OctetDissector *self)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self);

  return size > 0 && (data[0] == DER_SEQUENCE || data[0] == 0);
}

/* One message; answers where it ends, 0 where it is none. */
static gsize
read_message (OctetDissector *self,
              gsize           at,
              gsize           end)
{
  BerPlace place = { at, end };
  DerItem message, item;
  guint64 id;

  if (!ber_take (self, &place, DER_SEQUENCE, &message))
    return 0;
  octet_dissector_add_uint (self, MESSAGE, 0, message.start, der_end (message) - message.start);
  octet_dissector_enter (self);
  place = ber_inside (message);
  id = read_number (self, &place, ID);
  if (octet_dissector_ok (self))
    read_operation (self, &place, id);
  if (octet_dissector_ok (self) && ber_try (self, &place, DER_CONTEXT (0, TRUE), &item))
    read_controls (self, item);
  octet_dissector_close (self);
  return octet_dissector_ok (self) ? der_end (message) : 0;
}

/* A token of Kerberos (RFC 4121, 4.2.6.2) or NTLM stands in front of the messages. Kerberos says
 * whether they are encrypted, with 16 random octets in front then, and by how many octets what
 * follows was turned round. */
static gsize
find_content (const guint8 *data,
              gsize         size,
              gboolean     *ret_is_sealed)
{
  *ret_is_sealed = TRUE;
  if (size >= 16 && octet_bytes_be16 (data) == 0x0504)
    {
      *ret_is_sealed = (data[2] & 0x02) != 0;
      return MIN (size, (gsize) 16 + octet_bytes_be16 (data + 6) + (*ret_is_sealed ? 16 : 0));
    }
  if (size > 16 && octet_bytes_be32 (data) == 0x01000000)
    {
      *ret_is_sealed = data[16] != DER_SEQUENCE;
      return 16;
    }
  return 0;
}

static void
read_wrapped (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize end = octet_dissector_get_size (self), at;
  gboolean is_sealed;

  octet_dissector_read (self, BUFFER_LENGTH);
  octet_dissector_summarize (self, "%s", _("Wrapped message"));
  at = rest->position + find_content (rest->data + rest->position, octet_reader_left (rest),
                                      &is_sealed);
  if (is_sealed && end > at)
    octet_dissector_add (self, WRAPPED, at, end - at);
  else if (!is_sealed)
    octet_dissector_call_part (self, "ldap.wrapped", 0, at, end - at);
  octet_reader_skip (rest, octet_reader_left (rest));
}

static void
ldap_dissect (OctetDissector *self)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_size (self), at;

  if (is_wrapped (data, octet_dissector_get_captured (self)))
    {
      read_wrapped (self);
      return;
    }
  at = read_message (self, 0, size);
  for (guint i = 1; i < MAX_MESSAGES && at != 0 && at < size; i++)
    at = read_message (self, at, size);
}

const OctetProtocol octet_protocol_ldap = {
  .key = "ldap",
  .name = N_("Lightweight Directory Access Protocol"),
  .short_name = "LDAP",
  .reference = "RFC 4511",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .accept = ldap_accept,
  .message_size = ldap_message_size,
  .is_framed = TRUE,
  .dissect = ldap_dissect,
  .lesson = N_("Asks a directory of people, computers and groups. Windows networks are built on "
               "it; attackers read in it who may do what."),
};
