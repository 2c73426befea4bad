// Generated from packages/codegen/testdata/tracks/tracks.yaml by "cantus generate packages/codegen/testdata/tracks/tracks.yaml --server packages/codegen/testdata/tracks/generated/server". Do not edit.

"use strict";
module.exports = (({ formats, equal, unicodeLength, repeatedItems, pattern }) => {
const func0 = Object.prototype.hasOwnProperty;
const formats0 = formats["binary"].validate;
function q0(data){let errors = 0;if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){return false;}return errors === 0;}
function q1(data){let errors = 0;if(errors === 0){if(Array.isArray(data)){var valid0 = true;const len0 = data.length;for(let i0=0; i0<len0; i0++){const _errs1 = errors;if(typeof data[i0] !== "string"){return false;}var valid0 = _errs1 === errors;if(!valid0){break;}}}else {return false;}}return errors === 0;}
function q2(data){let errors = 0;if(!q3(data)){return false;}return errors === 0;}
function q3(data){let errors = 0;if(errors === 0){if(data && typeof data == "object" && !Array.isArray(data)){if(data.title !== undefined && (data.constructor === Object || func0.call(data, "title"))){if(typeof data.title !== "string"){return false;}}}else {return false;}}return errors === 0;}
function q4(data){let errors = 0;if(errors === 0){if(data && typeof data == "object" && !Array.isArray(data)){let missing0;if(((data.lat === undefined) || (!((data.constructor === Object || func0.call(data, "lat"))))) && (missing0 = "lat")){return false;}else {if(data.lat !== undefined && (data.constructor === Object || func0.call(data, "lat"))){let data0 = data.lat;if(!((typeof data0 == "number") && (isFinite(data0)))){return false;}}}}else {return false;}}return errors === 0;}
var q5 = q0;
function q6(data){let errors = 0;if(!((data === "dark") || (data === "light"))){return false;}return errors === 0;}
function q7(data){let errors = 0;if(errors === 0){if(data && typeof data == "object" && !Array.isArray(data)){let missing0;if((((data.title === undefined) || (!((data.constructor === Object || func0.call(data, "title"))))) && (missing0 = "title")) || (((data.file === undefined) || (!((data.constructor === Object || func0.call(data, "file"))))) && (missing0 = "file"))){return false;}else {if(data.title !== undefined && (data.constructor === Object || func0.call(data, "title"))){const _errs1 = errors;if(typeof data.title !== "string"){return false;}var valid0 = _errs1 === errors;}else {var valid0 = true;}if(valid0){if(data.file !== undefined && (data.constructor === Object || func0.call(data, "file"))){let data1 = data.file;const _errs3 = errors;if(errors === _errs3){if(errors === _errs3){if(typeof data1 === "string"){if(!(formats0(data1))){return false;}}else {return false;}}}var valid0 = _errs3 === errors;}else {var valid0 = true;}}}}else {return false;}}return errors === 0;}
function q8(data){let errors = 0;if(!q9(data)){return false;}return errors === 0;}
function q9(data){let errors = 0;if(errors === 0){if(data && typeof data == "object" && !Array.isArray(data)){let missing0;if(((data.title === undefined) || (!((data.constructor === Object || func0.call(data, "title"))))) && (missing0 = "title")){return false;}else {if(data.title !== undefined && (data.constructor === Object || func0.call(data, "title"))){const _errs1 = errors;if(typeof data.title !== "string"){return false;}var valid0 = _errs1 === errors;}else {var valid0 = true;}if(valid0){if(data.mode !== undefined && (data.constructor === Object || func0.call(data, "mode"))){let data1 = data.mode;const _errs3 = errors;if(typeof data1 !== "string"){return false;}if(!((data1 === "creation") || (data1 === "focus"))){return false;}var valid0 = _errs3 === errors;}else {var valid0 = true;}if(valid0){if(data.tags !== undefined && (data.constructor === Object || func0.call(data, "tags"))){let data2 = data.tags;const _errs5 = errors;if(errors === _errs5){if(Array.isArray(data2)){var valid1 = true;const len0 = data2.length;for(let i0=0; i0<len0; i0++){const _errs7 = errors;if(typeof data2[i0] !== "string"){return false;}var valid1 = _errs7 === errors;if(!valid1){break;}}}else {return false;}}var valid0 = _errs5 === errors;}else {var valid0 = true;}}}}}else {return false;}}return errors === 0;}
var q10 = q8;
function q11(data){let errors = 0;if(typeof data !== "string"){return false;}return errors === 0;}
var q12 = q11;
function q13(data){let errors = 0;if(errors === 0){if(Array.isArray(data)){var valid0 = true;const len0 = data.length;for(let i0=0; i0<len0; i0++){let data0 = data[i0];const _errs1 = errors;if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){return false;}var valid0 = _errs1 === errors;if(!valid0){break;}}}else {return false;}}return errors === 0;}
var q14 = q11;
function r0(data){let errors = 0;if(errors === 0){if(Array.isArray(data)){var valid0 = true;const len0 = data.length;for(let i0=0; i0<len0; i0++){const _errs1 = errors;if(!r1(data[i0])){return false;}var valid0 = _errs1 === errors;if(!valid0){break;}}}else {return false;}}return errors === 0;}
function r1(data){let errors = 0;const _errs0 = errors;if(!r2(data)){return false;}var valid0 = _errs0 === errors;if(valid0){const _errs1 = errors;if(errors === _errs1){if(data && typeof data == "object" && !Array.isArray(data)){let missing0;if((((data.id === undefined) || (!((data.constructor === Object || func0.call(data, "id"))))) && (missing0 = "id")) || (((data.source === undefined) || (!((data.constructor === Object || func0.call(data, "source"))))) && (missing0 = "source"))){return false;}else {if(data.id !== undefined && (data.constructor === Object || func0.call(data, "id"))){const _errs3 = errors;if(typeof data.id !== "string"){return false;}var valid1 = _errs3 === errors;}else {var valid1 = true;}if(valid1){if(data.source !== undefined && (data.constructor === Object || func0.call(data, "source"))){const _errs5 = errors;if(!r3(data.source)){return false;}var valid1 = _errs5 === errors;}else {var valid1 = true;}if(valid1){if(data.outline !== undefined && (data.constructor === Object || func0.call(data, "outline"))){const _errs6 = errors;if(!r4(data.outline)){return false;}var valid1 = _errs6 === errors;}else {var valid1 = true;}if(valid1){if(data.extra !== undefined && (data.constructor === Object || func0.call(data, "extra"))){let data3 = data.extra;const _errs7 = errors;if(!(data3 && typeof data3 == "object" && !Array.isArray(data3))){return false;}var valid1 = _errs7 === errors;}else {var valid1 = true;}}}}}}else {return false;}}var valid0 = _errs1 === errors;}return errors === 0;}
function r4(data){let errors = 0;if(errors === 0){if(Array.isArray(data)){var valid0 = true;const len0 = data.length;for(let i0=0; i0<len0; i0++){let data0 = data[i0];const _errs1 = errors;const _errs2 = errors;let valid1 = false;let passing0 = null;const _errs3 = errors;if(typeof data0 !== "string"){errors++;}var _valid0 = _errs3 === errors;if(_valid0){valid1 = true;passing0 = 0;}const _errs5 = errors;if(!r4(data0)){errors++;}var _valid0 = _errs5 === errors;if(_valid0 && valid1){valid1 = false;passing0 = [passing0, 1];}else {if(_valid0){valid1 = true;passing0 = 1;}}if(!valid1){errors++;return false;}else {errors = _errs2;}var valid0 = _errs1 === errors;if(!valid0){break;}}}else {return false;}}return errors === 0;}
function r3(data){let errors = 0;if(!(data !== null && typeof data == "object" && Object.hasOwn(data, "kind") && !Array.isArray(data) ? (data["kind"] === "recorded" ? r5(data) : data["kind"] === "composed" ? r6(data) : false) : (0 + r5(data) + r6(data)) === 1)){return false;}return errors === 0;}
function r6(data){let errors = 0;if(errors === 0){if(data && typeof data == "object" && !Array.isArray(data)){let missing0;if(((data.kind === undefined) || (!((data.constructor === Object || func0.call(data, "kind"))))) && (missing0 = "kind")){return false;}else {if(data.kind !== undefined && (data.constructor === Object || func0.call(data, "kind"))){const _errs1 = errors;if("composed" !== data.kind){return false;}var valid0 = _errs1 === errors;}else {var valid0 = true;}if(valid0){if(data.engine !== undefined && (data.constructor === Object || func0.call(data, "engine"))){const _errs2 = errors;if(typeof data.engine !== "string"){return false;}var valid0 = _errs2 === errors;}else {var valid0 = true;}}}}else {return false;}}return errors === 0;}
function r5(data){let errors = 0;if(errors === 0){if(data && typeof data == "object" && !Array.isArray(data)){let missing0;if(((data.kind === undefined) || (!((data.constructor === Object || func0.call(data, "kind"))))) && (missing0 = "kind")){return false;}else {if(data.kind !== undefined && (data.constructor === Object || func0.call(data, "kind"))){const _errs1 = errors;if("recorded" !== data.kind){return false;}var valid0 = _errs1 === errors;}else {var valid0 = true;}if(valid0){if(data.place !== undefined && (data.constructor === Object || func0.call(data, "place"))){const _errs2 = errors;if(typeof data.place !== "string"){return false;}var valid0 = _errs2 === errors;}else {var valid0 = true;}}}}else {return false;}}return errors === 0;}
var r2 = q9;
function r7(data){let errors = 0;if(!r8(data)){return false;}return errors === 0;}
function r8(data){let errors = 0;if(errors === 0){if(data && typeof data == "object" && !Array.isArray(data)){let missing0;if(((data.code === undefined) || (!((data.constructor === Object || func0.call(data, "code"))))) && (missing0 = "code")){return false;}else {if(data.code !== undefined && (data.constructor === Object || func0.call(data, "code"))){if(typeof data.code !== "string"){return false;}}}}else {return false;}}return errors === 0;}
function r9(data){let errors = 0;if(!r1(data)){return false;}return errors === 0;}
var r10 = r9;
function r11(data){let errors = 0;if(errors === 0){if(data && typeof data == "object" && !Array.isArray(data)){let missing0;if(((data.url === undefined) || (!((data.constructor === Object || func0.call(data, "url"))))) && (missing0 = "url")){return false;}else {if(data.url !== undefined && (data.constructor === Object || func0.call(data, "url"))){if(typeof data.url !== "string"){return false;}}}}else {return false;}}return errors === 0;}
var r12 = q11;
return {
request: {
"/paths/~1tracks/get/parameters/0": q0,
"/paths/~1tracks/get/parameters/1": q1,
"/paths/~1tracks/get/parameters/2": q2,
"/paths/~1tracks/get/parameters/3/content/application~1json": q4,
"/paths/~1tracks/get/parameters/4": q5,
"/paths/~1tracks/get/parameters/6": q6,
"/paths/~1tracks/post/requestBody/content/multipart~1form-data": q7,
"/paths/~1tracks/post/requestBody/content/application~1json": q8,
"/paths/~1tracks/post/requestBody/content/application~1x-www-form-urlencoded": q10,
"/paths/~1tracks~1{track_id}/parameters/0": q11,
"/paths/~1tracks~1{track_id}~1audio{range}/get/parameters/0": q12,
"/paths/~1tracks~1{track_id}~1audio{range}/get/parameters/1": q13,
"/paths/~1tracks~1{track_id}~1events/get/parameters/0": q14,
"#/components/schemas/track-filter": q3,
"#/components/schemas/NewTrack": q9
},
response: {
"/paths/~1tracks/get/responses/200/content/application~1json": r0,
"/components/responses/Refused/content/application~1problem+json": r7,
"/paths/~1tracks/post/responses/201/content/application~1json": r9,
"/paths/~1tracks~1{track_id}/get/responses/200/content/application~1json": r10,
"/paths/~1tracks~1{track_id}~1audio{range}/get/responses/200/content/application~1json": r11,
"/paths/~1tracks~1{track_id}~1events/get/responses/200/content/text~1event-stream": r12,
"#/components/schemas/Track": r1,
"#/components/schemas/NewTrack": r2,
"#/components/schemas/Source": r3,
"#/components/schemas/Outline": r4,
"#/components/schemas/ApiError": r8
},
};
});
